//! The control: actix-ws relaying to a room, and a page that is bytes. What it does is the least that any
//! server on this framework does, so it tells how good the service could be, and whether a run is valid.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use actix_web::web::{Bytes, Data, Payload};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use actix_ws::Message;
use bytestring::ByteString;
use futures_util::StreamExt as _;
use tokio::sync::mpsc;

#[derive(Clone)]
enum Sent {
    Text(ByteString),
    Binary(Bytes),
}

type Room = Vec<mpsc::UnboundedSender<Sent>>;
type Rooms = Mutex<HashMap<String, Arc<Mutex<Room>>>>;

fn tell(room: &Mutex<Room>, message: &Sent) {
    let mut room = room.lock().unwrap_or_else(PoisonError::into_inner);
    room.retain(|member| member.send(message.clone()).is_ok());
}

async fn join(request: HttpRequest, body: Payload, rooms: Data<Rooms>) -> actix_web::Result<HttpResponse> {
    let (response, mut session, mut messages) = actix_ws::handle(&request, body)?;
    let room = {
        let mut rooms = rooms.lock().unwrap_or_else(PoisonError::into_inner);
        rooms.entry(request.uri().to_string()).or_default().clone()
    };
    let (sender, mut heard) = mpsc::unbounded_channel();
    room.lock().unwrap_or_else(PoisonError::into_inner).push(sender);
    actix_web::rt::spawn(async move {
        loop {
            tokio::select! {
                message = messages.next() => match message {
                    Some(Ok(Message::Text(text))) => tell(&room, &Sent::Text(text)),
                    Some(Ok(Message::Binary(bytes))) => tell(&room, &Sent::Binary(bytes)),
                    Some(Ok(Message::Ping(bytes))) if session.pong(&bytes).await.is_ok() => {}
                    Some(Ok(Message::Pong(_))) => {}
                    _ => return,
                },
                Some(message) = heard.recv() => {
                    let sent = match message {
                        Sent::Text(text) => session.text(text).await,
                        Sent::Binary(bytes) => session.binary(bytes).await,
                    };
                    if sent.is_err() {
                        return;
                    }
                }
            }
        }
    });
    Ok(response)
}

/// A page of the size of a small results page.
async fn page() -> HttpResponse {
    static PAGE: &[u8] = &[b'a'; 16 * 1024];
    HttpResponse::Ok().content_type("text/html").body(PAGE)
}

pub async fn serve() -> std::io::Result<()> {
    let rooms = Data::new(Rooms::default());
    let server = HttpServer::new(move || {
        App::new()
            .app_data(rooms.clone())
            .route("/page", web::get().to(page))
            .default_service(web::get().to(join))
    })
    .tcp_nodelay(true)
    .workers(std::thread::available_parallelism().map_or(2, usize::from))
    .bind(("127.0.0.1", 0))?;
    println!("Listening on http://{}", server.addrs()[0]);
    server.run().await
}
