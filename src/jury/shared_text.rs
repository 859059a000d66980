//! One shared text: what several people write at once. Knows no transport and no database.
//!
//! Updates are those of Yjs (first version of its encoding). They merge in any order, so the
//! document is what all updates together say; it can be opened again from them at any time.

use std::panic::{AssertUnwindSafe, catch_unwind};

use yrs::types::Attrs;
use yrs::types::text::YChange;
use yrs::updates::decoder::Decode;
use yrs::updates::encoder::Encode;
use yrs::{
    Any, ClientID, Doc, OffsetKind, Options, Out, ReadTxn, StateVector, Text, Transact, Update, WriteTxn,
    XmlElementPrelim, XmlElementRef, XmlFragment, XmlOut, XmlTextPrelim,
};

use crate::jury::lib0::{Malformed, Reader};
use crate::jury::text_update::{self, Shape, UpdateError};

/// The largest update that is taken, in bytes.
pub const UPDATE_MAX_BYTES: usize = 256 * 1024;
/// The largest document, as all its updates merged into one, in bytes.
pub const DOCUMENT_MAX_BYTES: usize = 4 * 1024 * 1024;

/// The roots that the pages write into.
const ROOTS: [&str; 4] = ["title", "body", "reasons", "notes"];

/// What applying an update did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applied {
    /// The document has changed: the update is to be stored and passed on.
    Changed,
    /// Everything in it was known already.
    Known,
}

/// The text of a recommendation as it is frozen: plain, a line a block, list items after `- `.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlainText {
    pub title: String,
    pub body: String,
    pub reasons: String,
}

/// A document held in memory.
pub struct TextDocument {
    doc: Doc,
    shape: Shape,
    /// An upper bound of the merged size, in bytes.
    size_bound_bytes: usize,
    broken: bool,
}

impl TextDocument {
    /// Opens a document from its stored updates, in the order in which they were stored.
    ///
    /// # Errors
    /// What [`TextDocument::apply`] answers for the first update that does not fit; size apart,
    /// since what is stored has been taken.
    pub fn open<B: AsRef<[u8]>>(updates: impl IntoIterator<Item = B>) -> Result<Self, UpdateError> {
        let mut document = Self::empty();
        for update in updates {
            document.merge(update.as_ref())?;
        }
        Ok(document)
    }

    fn empty() -> Self {
        let doc = new_doc();
        for root in ROOTS {
            doc.get_or_insert_xml_fragment(root);
        }
        Self { doc, shape: Shape::default(), size_bound_bytes: 0, broken: false }
    }

    /// Applies an update from outside.
    ///
    /// # Errors
    /// See [`UpdateError`]. After [`UpdateError::Broken`] every call answers that; after any
    /// other the document is unchanged.
    pub fn apply(&mut self, update: &[u8]) -> Result<Applied, UpdateError> {
        if update.len() > UPDATE_MAX_BYTES {
            return Err(UpdateError::TooLarge);
        }
        if self.size_bound_bytes + update.len() > DOCUMENT_MAX_BYTES {
            let merged = self.compacted()?.len();
            self.size_bound_bytes = merged;
            if merged + update.len() > DOCUMENT_MAX_BYTES {
                return Err(UpdateError::TooLarge);
            }
        }
        self.merge(update)
    }

    /// Applies an update that was taken before, whatever its size.
    ///
    /// # Errors
    /// As [`TextDocument::apply`].
    pub fn apply_stored(&mut self, update: &[u8]) -> Result<Applied, UpdateError> {
        self.merge(update)
    }

    /// An upper bound of the size of the document as one update, in bytes.
    #[must_use]
    pub fn size_bound_bytes(&self) -> usize {
        self.size_bound_bytes
    }

    fn merge(&mut self, update: &[u8]) -> Result<Applied, UpdateError> {
        if self.broken {
            return Err(UpdateError::Broken);
        }
        let outline = text_update::read(update)?;
        let fitting = self.shape.check(&outline)?;
        let decoded = catch_unwind(|| Update::decode_v1(update));
        let Ok(Ok(decoded)) = decoded else {
            return Err(Malformed("the library cannot read it").into());
        };
        let doc = &self.doc;
        let applied = catch_unwind(AssertUnwindSafe(|| {
            let mut txn = doc.transact_mut();
            txn.apply_update(decoded).ok()?;
            let deletes = !txn.delete_set().is_empty();
            txn.commit();
            (!txn.has_missing_updates()).then_some(deletes)
        }));
        let Ok(Some(deletes)) = applied else {
            self.broken = true;
            return Err(UpdateError::Broken);
        };
        let changed = deletes || self.shape.is_extended_by(&fitting);
        self.shape.take(&fitting);
        if changed {
            self.size_bound_bytes += update.len();
        }
        Ok(if changed { Applied::Changed } else { Applied::Known })
    }

    /// How far each client's changes are known, encoded: the first step of a synchronisation.
    ///
    /// # Errors
    /// [`UpdateError::Broken`].
    pub fn state_vector(&self) -> Result<Vec<u8>, UpdateError> {
        self.reading(|doc| doc.transact().state_vector().encode_v1())
    }

    /// One update with everything that a document with this state vector lacks.
    ///
    /// # Errors
    /// [`UpdateError::Malformed`] for the state vector, or [`UpdateError::Broken`].
    pub fn diff(&self, state_vector: &[u8]) -> Result<Vec<u8>, UpdateError> {
        let known = read_state_vector(state_vector)?;
        self.reading(|doc| doc.transact().encode_state_as_update_v1(&known))
    }

    /// One update that stands for all.
    ///
    /// # Errors
    /// [`UpdateError::Broken`].
    pub fn compacted(&self) -> Result<Vec<u8>, UpdateError> {
        self.reading(|doc| doc.transact().encode_state_as_update_v1(&StateVector::default()))
    }

    /// Title, body and reasons as they read now.
    ///
    /// # Errors
    /// [`UpdateError::Broken`].
    pub fn plain_text(&self) -> Result<PlainText, UpdateError> {
        Ok(PlainText {
            title: self.root_text("title")?.replace('\n', " "),
            body: self.root_text("body")?,
            reasons: self.root_text("reasons")?,
        })
    }

    /// A room's notes as they read now.
    ///
    /// # Errors
    /// [`UpdateError::Broken`].
    pub fn notes(&self) -> Result<String, UpdateError> {
        self.root_text("notes")
    }

    fn root_text(&self, root: &'static str) -> Result<String, UpdateError> {
        self.reading(|doc| {
            let txn = doc.transact();
            let mut lines = Lines::default();
            if let Some(fragment) = txn.get_xml_fragment(root) {
                lines.walk(&txn, &fragment);
            }
            lines.finish()
        })
    }

    fn reading<T>(&self, read: impl FnOnce(&Doc) -> T) -> Result<T, UpdateError> {
        if self.broken {
            return Err(UpdateError::Broken);
        }
        catch_unwind(AssertUnwindSafe(|| read(&self.doc))).map_err(|_| UpdateError::Broken)
    }
}

impl Drop for TextDocument {
    fn drop(&mut self) {
        if self.broken {
            // What a panic left half-done may panic again when it is taken apart.
            let doc = std::mem::replace(&mut self.doc, new_doc());
            let _ = catch_unwind(AssertUnwindSafe(|| drop(doc)));
        }
    }
}

/// An update that writes a whole text into an empty document, as the pages would: a paragraph a
/// line, and lines after `- ` as items of a list. `client` tells its writer apart from others.
#[must_use]
pub fn compose(text: &PlainText, client: u32) -> Vec<u8> {
    let doc = Doc::with_options(Options::with_guid_and_client_id(
        "shared-text".into(),
        ClientID::new(client.into()),
    ));
    let mut txn = doc.transact_mut();
    for (root, lines) in [("title", &text.title), ("body", &text.body), ("reasons", &text.reasons)] {
        let fragment = txn.get_or_insert_xml_fragment(root);
        let mut list: Option<XmlElementRef> = None;
        for line in lines.lines() {
            list = if let Some(item) = line.strip_prefix("- ") {
                let list = match list.take() {
                    Some(list) => list,
                    None => fragment.push_back(&mut txn, XmlElementPrelim::empty("bullet_list")),
                };
                let entry = list.push_back(&mut txn, XmlElementPrelim::empty("list_item"));
                entry.push_back(&mut txn, paragraph_of(item));
                Some(list)
            } else {
                fragment.push_back(&mut txn, paragraph_of(line));
                None
            };
        }
    }
    txn.encode_update_v1()
}

fn paragraph_of(line: &str) -> XmlElementPrelim {
    XmlElementPrelim::new("paragraph", [XmlTextPrelim::new(line).into()])
}

/// A document that writes nothing itself, so that its client identifier need not be random.
fn new_doc() -> Doc {
    let mut options = Options::with_guid_and_client_id("shared-text".into(), ClientID::new(0));
    options.offset_kind = OffsetKind::Utf16;
    Doc::with_options(options)
}

fn read_state_vector(bytes: &[u8]) -> Result<StateVector, UpdateError> {
    let mut reader = Reader::new(bytes);
    for _ in 0..reader.count(2)? {
        reader.client()?;
        if reader.number()? > u64::from(u32::MAX) {
            return Err(Malformed("a clock is too large").into());
        }
    }
    reader.end()?;
    StateVector::decode_v1(bytes).map_err(|_| Malformed("the library cannot read it").into())
}

/// The mark of what somebody suggests to add: it is no part of the text until it is accepted. What is
/// suggested to go (`deletion`) stays part of it until then.
const INSERTION: &str = "insertion";

/// Whether a piece of text is marked as suggested. Marks that may overlap carry a hash behind their
/// name. Source: y-prosemirror, `marksToAttributes`.
fn is_only_suggested(marks: &Attrs) -> bool {
    let is_insertion = |name: &str| name.split_once("--").map_or(name, |(name, _)| name) == INSERTION;
    marks.iter().any(|(name, value)| is_insertion(name) && !matches!(value, Any::Null | Any::Undefined))
}

/// Gathers plain lines from the blocks of a root.
#[derive(Default)]
struct Lines {
    done: Vec<String>,
    current: Option<String>,
    /// Words of the current line were left out, because they are only suggested.
    left_out: bool,
}

impl Lines {
    /// Nesting is bounded when updates are taken, so this may call itself.
    fn walk<T: ReadTxn, F: XmlFragment>(&mut self, txn: &T, parent: &F) {
        for child in parent.children(txn) {
            match child {
                XmlOut::Element(element) if element.tag().as_ref() == "hard_break" => self.flush(),
                XmlOut::Element(element) => {
                    // The paragraph in a list item goes on on the line that the item began.
                    if self.current.as_deref() != Some("- ") {
                        self.flush();
                    }
                    if element.tag().as_ref() == "list_item" {
                        self.current = Some("- ".to_owned());
                    }
                    self.walk(txn, &element);
                    self.flush();
                }
                XmlOut::Fragment(fragment) => self.walk(txn, &fragment),
                XmlOut::Text(text) => {
                    let line = self.current.get_or_insert_default();
                    for piece in text.diff(txn, YChange::identity) {
                        if piece.attributes.as_deref().is_some_and(is_only_suggested) {
                            self.left_out = true;
                        } else if let Out::Any(Any::String(piece)) = piece.insert {
                            line.push_str(&piece);
                        }
                    }
                }
            }
        }
    }

    /// A line that is only suggested as a whole is left out with its bullet.
    fn flush(&mut self) {
        let left_out = std::mem::take(&mut self.left_out);
        let bare = |line: &String| left_out && matches!(line.trim(), "" | "-");
        self.done.extend(self.current.take().filter(|line| !bare(line)));
    }

    fn finish(mut self) -> String {
        self.flush();
        let lines: Vec<&str> = self.done.iter().map(|line| line.trim_end()).collect();
        lines.join("\n").trim().to_owned()
    }
}

#[cfg(test)]
#[path = "shared_text_tests.rs"]
mod tests;
