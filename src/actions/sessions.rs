//! Signing in and out, and the tickets that open sockets.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::second_factor::{self, Half};
use super::{passwords, tries};
use crate::broker::Ended;
use crate::clock;
use crate::jury::ids::{DocumentId, JuryId, PersonId, SessionId};
use crate::jury::people::{AccountPersonal, Personal, Role};
use crate::jury::refusal::Code;
use crate::jury::sight::{Subject, Who};
use crate::jury::time::UtcMillis;
use crate::no::{Fault, No};
use crate::service::Service;
use crate::store::accounts::{SessionRow, TicketRow};
use crate::store::keys::Keys;
use crate::store::people::CardRow;
use crate::store::{self, Conn};
use crate::tokens::{self, SESSION_MS};

/// How long an old cookie still gets the same successor, in milliseconds.
const GRACE_MS: i64 = 30_000;
/// How long a ticket waits to be used, in milliseconds.
const TICKET_MS: i64 = 30_000;

/// What signing in gives: a cookie for the browser, a short token for the page.
#[derive(Debug)]
pub struct SignedIn {
    pub cookie: String,
    pub session: Session,
}

/// What the page is told of its session.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Session {
    /// Sent as a bearer with every request.
    pub token: String,
    /// When the token ends; the page asks for the next one before.
    pub expires_at: UtcMillis,
    pub who: WhoView,
}

/// Who is signed in.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
pub struct WhoView {
    pub account: Option<AccountView>,
    pub person: Option<PersonView>,
}

#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct AccountView {
    pub id: String,
    pub name: String,
    /// A code is asked for besides the password.
    pub second_factor: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct PersonView {
    pub id: PersonId,
    pub jury_id: JuryId,
    pub role: Role,
    /// The pseudonym's number among those of the role.
    pub number: i32,
    pub shown_name: Option<String>,
}

/// What a card's code leads to, told before it is used.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct CardView {
    pub jury_id: JuryId,
    pub jury_title: String,
    pub role: Role,
    /// Nobody chose a name to be shown yet.
    pub needs_name: bool,
}

/// What a right password leads to.
#[derive(Debug)]
pub enum Entered {
    Whole(SignedIn),
    /// A code is asked for yet.
    Half(Half),
}

/// Signs in by e-mail and password. Whether there is such an account or not, the same is done, so that neither
/// words nor time tell.
pub async fn sign_in_with_password(
    service: &Service,
    email: &str,
    password: String,
    browser: String,
) -> Result<Entered, No> {
    let email_hash = email_hash(&service.keys, email);
    service.tries.count_try(&email_hash)?;
    let counted = tries::count(service, email_hash.clone()).await?;
    let account = service.db.read(move |conn| Ok(store::accounts::by_email(conn, &email_hash)?)).await?;
    let account = account.filter(|row| row.disabled_at.is_none());
    let stored = account.as_ref().map(|row| row.password_hash.clone());
    let fits = passwords::matches(password, stored).await?;
    let Some(account) = account.filter(|_| fits) else { return Err(Code::SignInWrong.into()) };
    second_factor::enter(service, account, counted, browser).await
}

/// The keyed hash by which an account is found; e-mails differ in case and spaces only by mistake.
#[must_use]
pub fn email_hash(keys: &Keys, email: &str) -> String {
    keys.hash("email", &email.trim().to_lowercase())
}

/// Says what a card is for, without using it.
pub async fn look_at_card(service: &Service, code: &str) -> Result<CardView, No> {
    let hash = tokens::card_code_hash(&service.keys, code);
    let keys = service.keys.clone();
    service
        .db
        .read(move |conn| {
            let card = card(conn, &hash)?;
            let person =
                store::people::find_anywhere(conn, store::id(card.person_id)?)?.ok_or(Code::CardUnknown)?;
            let jury_id = store::id(person.jury_id.clone())?;
            let jury = store::juries::find(conn, jury_id)?.ok_or(Code::CardUnknown)?;
            let personal: Option<Personal> = keys.open_sealed(&person.id, &person.sealed)?;
            Ok(CardView {
                jury_id,
                jury_title: jury.title.clone(),
                role: person.person()?.role,
                needs_name: personal.is_none_or(|personal| personal.shown_name.is_none()),
            })
        })
        .await
}

/// The card with that code. Whoever holds one that no longer works learns why.
fn card(conn: &mut Conn, code_hash: &str) -> Result<CardRow, No> {
    let card = store::people::card_once(conn, code_hash)?.ok_or(Code::CardUnknown)?;
    if card.revoked_at.is_none() {
        return Ok(card);
    }
    let stands = store::people::has_card(conn, &card.person_id)?;
    Err(if stands { Code::CardReplaced } else { Code::CardRevoked }.into())
}

/// Signs in by the code of a card. The card works again on another device.
pub async fn sign_in_with_card(service: &Service, code: &str) -> Result<SignedIn, No> {
    let hash = tokens::card_code_hash(&service.keys, code);
    let now = clock::now();
    let person = service
        .db
        .writer
        .write(move |conn| {
            let card = card(conn, &hash)?;
            store::people::card_used(conn, &card.id, now)?;
            Ok(store::id::<PersonId>(card.person_id)?)
        })
        .await?;
    // In which browser a juror reads is nobody's affair.
    start(service, Subject::Person(person), String::new()).await
}

/// A session that is not stored yet.
pub(super) struct Begun {
    pub who: Who,
    pub cookie: String,
    pub row: SessionRow,
}

/// Begins a session of `subject`.
pub(super) fn begin(keys: &Keys, subject: Subject, browser: String) -> Begun {
    let cookie = clock::new_secret();
    let session: SessionId = clock::new_id();
    let now = clock::now();
    let (account_id, person_id) = match subject {
        Subject::Account(id) => (Some(id.to_string()), None),
        Subject::Person(id) => (None, Some(id.to_string())),
    };
    let row = SessionRow {
        id: session.to_string(),
        account_id,
        person_id,
        token_hash: keys.hash("cookie", &cookie),
        previous_hash: None,
        rotated_at: now.0,
        created_at: now.0,
        revoked_at: None,
        browser,
    };
    Begun { who: Who { session, subject }, cookie, row }
}

/// Starts a session of `subject`.
pub async fn start(service: &Service, subject: Subject, browser: String) -> Result<SignedIn, No> {
    let Begun { who, cookie, row } = begin(&service.keys, subject, browser);
    service.db.writer.write(move |conn| Ok(store::accounts::insert_session(conn, row)?)).await?;
    signed_in(service, who, cookie, clock::now()).await
}

pub(super) async fn signed_in(
    service: &Service,
    who: Who,
    cookie: String,
    now: UtcMillis,
) -> Result<SignedIn, No> {
    let (token, expires_at) = tokens::sign(&service.keys, &service.public_url, who, now)?;
    let keys = service.keys.clone();
    let who = service.db.read(move |conn| who_view(conn, &keys, who.subject)).await?;
    Ok(SignedIn { cookie, session: Session { token, expires_at, who } })
}

fn who_view(conn: &mut Conn, keys: &Keys, subject: Subject) -> Result<WhoView, No> {
    match subject {
        Subject::Account(account) => {
            let row = store::accounts::find(conn, account)?.ok_or(Code::SessionEnded)?;
            let personal: Option<AccountPersonal> = keys.open_sealed(&row.id, &row.sealed)?;
            let name = personal.map(|personal| personal.name).unwrap_or_default();
            let second_factor = store::second_factors::confirmed(conn, account)?.is_some();
            Ok(WhoView { account: Some(AccountView { id: row.id, name, second_factor }), person: None })
        }
        Subject::Person(person) => {
            let row = store::people::find_anywhere(conn, person)?
                .filter(|row| row.erased_at.is_none())
                .ok_or(Code::SessionEnded)?;
            let personal: Option<Personal> = keys.open_sealed(&row.id, &row.sealed)?;
            let view = PersonView {
                id: person,
                jury_id: store::id(row.jury_id.clone())?,
                role: row.person()?.role,
                number: row.number,
                shown_name: personal.and_then(|personal| personal.shown_name),
            };
            Ok(WhoView { account: None, person: Some(view) })
        }
    }
}

/// Takes a cookie and gives the next one. The old one gets the same successor for a short grace
/// (tabs race); after that, showing it again ends the session, for somebody may have copied it.
pub async fn refresh(service: &Service, cookie: String) -> Result<SignedIn, No> {
    let now = clock::now();
    let keys = service.keys.clone();
    let next = tokens::successor(&keys, &cookie);
    let (shown, following) = (keys.hash("cookie", &cookie), keys.hash("cookie", &next));
    let (stands, who) = service
        .db
        .writer
        .write(move |conn| {
            let row = store::accounts::session_by_token(conn, &shown)?.ok_or(Code::SessionEnded)?;
            let idle_ms = now.0 - row.rotated_at;
            let fresh = row.token_hash == shown && idle_ms <= SESSION_MS;
            let graced = row.token_hash == following && idle_ms <= GRACE_MS;
            if fresh {
                store::accounts::rotate(conn, &row.id, &shown, &following, now)?;
            } else if !graced {
                store::accounts::revoke(conn, &row.id, now)?;
            }
            Ok((fresh || graced, session_who(&row)?))
        })
        .await?;
    if !stands {
        service.broker.end(Ended { who, everywhere: false });
        return Err(Code::SessionEnded.into());
    }
    signed_in(service, who, next, now).await
}

/// Whose cookie it is, without taking it; none where it is nobody's, or no longer anybody's.
pub async fn by_cookie(service: &Service, cookie: &str) -> Result<Option<Who>, No> {
    let (now, shown) = (clock::now(), service.keys.hash("cookie", cookie));
    service
        .db
        .read(move |conn| {
            let Some(row) = store::accounts::session_by_token(conn, &shown)? else { return Ok(None) };
            let kept_ms = if row.token_hash == shown { SESSION_MS } else { GRACE_MS };
            if now.0 - row.rotated_at <= kept_ms { session_who(&row).map(Some) } else { Ok(None) }
        })
        .await
}

fn session_who(row: &SessionRow) -> Result<Who, No> {
    let subject = match (&row.account_id, &row.person_id) {
        (Some(account), _) => Subject::Account(store::id(account.clone())?),
        (None, Some(person)) => Subject::Person(store::id(person.clone())?),
        (None, None) => return Err(Fault::new("a session of nobody").into()),
    };
    Ok(Who { session: store::id(row.id.clone())?, subject })
}

/// Ends this session, or all sessions of whoever has it.
pub async fn sign_out(service: &Service, who: Who, everywhere: bool) -> Result<(), No> {
    let now = clock::now();
    service
        .db
        .writer
        .write(move |conn| {
            match (everywhere, who.subject) {
                (false, _) => store::accounts::revoke(conn, &who.session.to_string(), now)?,
                (true, Subject::Account(account)) => store::accounts::revoke_account(conn, account, now)?,
                (true, Subject::Person(person)) => store::accounts::revoke_person(conn, person, now)?,
            };
            Ok(())
        })
        .await?;
    service.broker.end(Ended { who, everywhere });
    Ok(())
}

/// Whom a ticket lets in.
#[derive(Clone, Copy, Debug)]
pub struct Admitted {
    pub jury: JuryId,
    /// None for the projector and the public.
    pub who: Option<Who>,
    pub screen: bool,
    pub document: Option<DocumentId>,
}

/// What a ticket is asked for.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TicketWish {
    pub jury: JuryId,
    /// The shared text that the ticket's socket carries; none for the page's own socket.
    #[serde(default)]
    pub document: Option<DocumentId>,
    /// The projector's token, in place of a session.
    #[serde(default)]
    pub screen_token: Option<String>,
}

/// A ticket: opens one socket within 30 seconds.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Ticket {
    pub ticket: String,
}

/// Gives a ticket to somebody of the jury, to its projector, or to anybody where it is public.
pub async fn ticket(service: &Service, who: Option<Who>, wish: TicketWish) -> Result<Ticket, No> {
    let secret = clock::new_secret();
    let now = clock::now();
    let keys = service.keys.clone();
    let hash = keys.hash("ticket", &secret);
    service
        .db
        .writer
        .write(move |conn| {
            let jury = store::juries::find(conn, wish.jury)?.ok_or(Code::NotFound)?;
            let belongs = match who {
                Some(who) => store::people::acting(conn, who, wish.jury)?.is_some(),
                None => false,
            };
            let expected = tokens::screen_token(&keys, wish.jury, jury.screen_version);
            let screen = wish.screen_token.as_deref() == Some(expected.as_str());
            if !(belongs || screen || (jury.public && wish.document.is_none())) {
                return Err(Code::NotFound.into());
            }
            let row = TicketRow {
                hash,
                jury_id: wish.jury.to_string(),
                session_id: who.filter(|_| belongs).map(|who| who.session.to_string()),
                screen,
                document_id: wish.document.map(|document| document.to_string()),
                expires_at: now.0 + TICKET_MS,
            };
            Ok(store::accounts::insert_ticket(conn, row, now)?)
        })
        .await?;
    Ok(Ticket { ticket: secret })
}

/// Takes a ticket.
///
/// # Errors
/// `ticket_spent` when it is unknown, used or too old.
pub async fn admit(service: &Service, ticket: &str) -> Result<Admitted, No> {
    let hash = service.keys.hash("ticket", ticket);
    let now = clock::now();
    service
        .db
        .writer
        .write(move |conn| {
            let row = store::accounts::take_ticket(conn, &hash)?
                .filter(|row| row.expires_at >= now.0)
                .ok_or(Code::TicketSpent)?;
            let who = match row.session_id {
                None => None,
                Some(session) => {
                    let session =
                        store::accounts::session(conn, store::id(session)?)?.ok_or(Code::SessionEnded)?;
                    Some(session_who(&session)?)
                }
            };
            Ok(Admitted {
                jury: store::id(row.jury_id)?,
                who,
                screen: row.screen,
                document: row.document_id.map(store::id).transpose()?,
            })
        })
        .await
}
