//! One WebSocket of the generator: no more than it needs, so that the generator is never what is measured.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::rc::Rc;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};

pub const TEXT: u8 = 1;
pub const BINARY: u8 = 2;
const CLOSE: u8 = 8;
const PING: u8 = 9;
const PONG: u8 = 10;

/// The sending half; a message goes out at once or the server does not keep up.
pub struct Line {
    stream: TcpStream,
}

/// The receiving half.
pub struct Reader {
    line: Rc<Line>,
    buffer: Vec<u8>,
    from: usize,
    to: usize,
}

/// A message as it goes over the wire. Its mask is zero, which is a mask like any other.
pub fn frame(opcode: u8, payload: &[u8]) -> Vec<u8> {
    let mut frame = vec![0x80 | opcode];
    match payload.len() {
        short @ 0..126 => frame.push(0x80 | short as u8),
        middle @ 126..65_536 => {
            frame.push(0x80 | 126);
            frame.extend((middle as u16).to_be_bytes());
        }
        long => {
            frame.push(0x80 | 127);
            frame.extend((long as u64).to_be_bytes());
        }
    }
    frame.extend([0; 4]);
    frame.extend(payload);
    frame
}

impl Line {
    pub async fn open(address: SocketAddr, path: &str) -> io::Result<(Rc<Self>, Reader)> {
        let mut stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let ask = format!(
            "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        );
        stream.write_all(ask.as_bytes()).await?;
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(stream.read_u8().await?);
        }
        if !head.starts_with(b"HTTP/1.1 101 ") {
            let first = String::from_utf8_lossy(&head).lines().next().unwrap_or_default().to_owned();
            return Err(io::Error::other(format!("no socket at {path}: {first}")));
        }
        let line = Rc::new(Self { stream });
        let reader = Reader { line: line.clone(), buffer: vec![0; 16 * 1024], from: 0, to: 0 };
        Ok((line, reader))
    }

    /// Sends a finished [`frame`].
    pub fn send(&self, frame: &[u8]) {
        match self.stream.try_write(frame) {
            Ok(sent) if sent == frame.len() => {}
            other => panic!("the server does not take what it is sent: {other:?}"),
        }
    }

    pub fn say(&self, text: &str) {
        self.send(&self::frame(TEXT, text.as_bytes()));
    }
}

impl Reader {
    /// The next message, if it has come already.
    fn ready(&mut self) -> Option<(u8, std::ops::Range<usize>)> {
        let bytes = &self.buffer[self.from..self.to];
        let (&first, &second) = (bytes.first()?, bytes.get(1)?);
        assert!(first & 0x80 != 0 && second & 0x80 == 0, "a message in pieces");
        let (header, length) = match second {
            126 => (4, usize::from(u16::from_be_bytes(bytes.get(2..4)?.try_into().ok()?))),
            127 => (10, u64::from_be_bytes(bytes.get(2..10)?.try_into().ok()?) as usize),
            short => (2, usize::from(short)),
        };
        (bytes.len() >= header + length).then(|| {
            let start = self.from + header;
            self.from = start + length;
            (first & 0x0f, start..start + length)
        })
    }

    async fn fill(&mut self) -> io::Result<()> {
        if self.from == self.to {
            (self.from, self.to) = (0, 0);
        } else if self.to == self.buffer.len() {
            self.buffer.copy_within(self.from..self.to, 0);
            (self.from, self.to) = (0, self.to - self.from);
            if self.to == self.buffer.len() {
                self.buffer.resize(2 * self.to, 0);
            }
        }
        loop {
            self.line.stream.readable().await?;
            match self.line.stream.try_read(&mut self.buffer[self.to..]) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(read) => {
                    self.to += read;
                    return Ok(());
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// The next message of the other side; pings are answered.
    pub async fn next(&mut self) -> io::Result<&[u8]> {
        loop {
            match self.ready() {
                Some((TEXT | BINARY, at)) => return Ok(&self.buffer[at]),
                Some((PING, at)) => self.line.send(&frame(PONG, &self.buffer[at])),
                Some((CLOSE, at)) => {
                    let why = String::from_utf8_lossy(&self.buffer[at]).into_owned();
                    return Err(io::Error::other(format!("the server closed: {why}")));
                }
                Some(_) => {}
                None => self.fill().await?,
            }
        }
    }

    /// Reads on until a text that holds `what`.
    pub async fn until(&mut self, what: &str) -> io::Result<String> {
        loop {
            let text = String::from_utf8_lossy(self.next().await?).into_owned();
            if text.contains(what) {
                return Ok(text);
            }
        }
    }
}

/// Asks over a new line from that address; how long the first byte took, and the whole answer.
pub async fn fetch(from: IpAddr, address: SocketAddr, ask: &str) -> io::Result<(Duration, String)> {
    let begun = Instant::now();
    let socket = TcpSocket::new_v4()?;
    socket.bind((from, 0).into())?;
    let mut stream = socket.connect(address).await?;
    stream.write_all(ask.as_bytes()).await?;
    let mut answer = vec![stream.read_u8().await?];
    let first = begun.elapsed();
    stream.read_to_end(&mut answer).await?;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    if answer.starts_with("HTTP/1.1 200") { Ok((first, answer)) } else { Err(io::Error::other(answer)) }
}

/// Posts JSON over a new line, and takes a text of that name out of the answer.
pub async fn post(
    from: IpAddr,
    address: SocketAddr,
    (path, token): (&str, Option<&str>),
    body: &str,
    wanted: &str,
) -> io::Result<String> {
    let bearer = token.map(|token| format!("Authorization: Bearer {token}\r\n")).unwrap_or_default();
    let ask = format!(
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Type: application/json\r\n\
         {bearer}Content-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let (_, answer) = fetch(from, address, &ask).await?;
    let mark = format!(r#""{wanted}":""#);
    let found = answer.split(&mark).nth(1).and_then(|rest| rest.split('"').next());
    found.map(str::to_owned).ok_or_else(|| io::Error::other(answer))
}

/// The number of the change that a pushed view shows.
pub fn seq(message: &[u8]) -> Option<u64> {
    const MARK: &[u8] = br#""seq":"#;
    let head = message.get(..160.min(message.len()))?;
    let at = head.windows(MARK.len()).position(|part| part == MARK)? + MARK.len();
    let digits = message[at..].iter().take_while(|byte| byte.is_ascii_digit());
    Some(digits.fold(0, |number, digit| number * 10 + u64::from(digit - b'0')))
}
