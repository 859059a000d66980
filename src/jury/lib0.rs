//! Reading and writing the lib0 encoding that Yjs speaks, with every length checked against the
//! bytes that are left. Source: the lib0 JavaScript library, `encoding.js` and `decoding.js`.

use std::str;

/// The largest client identifier of Yjs (53 bits: what a JavaScript number holds exactly).
pub const CLIENT_MAX: u64 = (1 << 53) - 1;

/// Bytes are not what the encoding allows; says which part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not well formed: {0}")]
pub struct Malformed(pub &'static str);

/// Reads from the front of some bytes; a failed read leaves the reader in no useful place.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// Starts at the first of these bytes.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// How many bytes are left.
    #[must_use]
    pub fn left(&self) -> usize {
        self.rest.len()
    }

    /// One byte.
    ///
    /// # Errors
    /// Nothing is left.
    pub fn byte(&mut self) -> Result<u8, Malformed> {
        let (&first, rest) = self.rest.split_first().ok_or(Malformed("ends early"))?;
        self.rest = rest;
        Ok(first)
    }

    /// That many bytes.
    ///
    /// # Errors
    /// Fewer are left.
    pub fn bytes(&mut self, len: usize) -> Result<&'a [u8], Malformed> {
        let (head, rest) = self.rest.split_at_checked(len).ok_or(Malformed("ends early"))?;
        self.rest = rest;
        Ok(head)
    }

    /// A variable-length unsigned integer of at most 64 bits.
    ///
    /// # Errors
    /// It ends early or needs more than 64 bits.
    pub fn number(&mut self) -> Result<u64, Malformed> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            if (bits << shift) >> shift != bits {
                return Err(Malformed("a number is too large"));
            }
            value |= bits << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(Malformed("a number is too large"))
    }

    /// A number of things of which each takes at least `least_bytes` (1 or more).
    ///
    /// # Errors
    /// So many cannot follow in the bytes that are left.
    pub fn count(&mut self, least_bytes: usize) -> Result<usize, Malformed> {
        let declared = self.number()?;
        let count = usize::try_from(declared).map_err(|_| Malformed("a count is too large"))?;
        match count.checked_mul(least_bytes) {
            Some(needed) if needed <= self.left() => Ok(count),
            _ => Err(Malformed("a count is larger than what follows")),
        }
    }

    /// A client identifier.
    ///
    /// # Errors
    /// It has more than 53 bits.
    pub fn client(&mut self) -> Result<u64, Malformed> {
        match self.number()? {
            client if client <= CLIENT_MAX => Ok(client),
            _ => Err(Malformed("a client identifier is too large")),
        }
    }

    /// Bytes after their length.
    ///
    /// # Errors
    /// Fewer are left than the length says.
    pub fn buffer(&mut self) -> Result<&'a [u8], Malformed> {
        let len = self.count(1)?;
        self.bytes(len)
    }

    /// UTF-8 text after its length in bytes.
    ///
    /// # Errors
    /// Fewer bytes are left than the length says, or they are not UTF-8.
    pub fn text(&mut self) -> Result<&'a str, Malformed> {
        str::from_utf8(self.buffer()?).map_err(|_| Malformed("text is not UTF-8"))
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// Something is left.
    pub fn end(&self) -> Result<(), Malformed> {
        if self.rest.is_empty() { Ok(()) } else { Err(Malformed("more follows than expected")) }
    }
}

/// Appends a variable-length unsigned integer.
pub fn put_number(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Appends bytes after their length.
pub fn put_buffer(out: &mut Vec<u8>, bytes: &[u8]) {
    put_number(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_count_is_believed_only_if_it_fits_what_is_left() {
        assert_eq!(Reader::new(&[2, 0, 0]).count(1), Ok(2));
        assert!(Reader::new(&[2, 0, 0]).count(2).is_err());
        assert!(Reader::new(&[0xff, 0xff, 0xff, 0x7f, 0]).count(1).is_err());
    }

    #[test]
    fn a_number_of_more_than_64_bits_is_refused() {
        let mut bytes = vec![0xff; 9];
        bytes.push(1);
        assert_eq!(Reader::new(&bytes).number(), Ok(u64::MAX));
        bytes[9] = 2;
        assert!(Reader::new(&bytes).number().is_err());
        assert!(Reader::new(&[0x80; 12]).number().is_err());
    }

    proptest! {
        #[test]
        fn what_is_put_is_read(value: u64, text in ".{0,20}") {
            let mut bytes = Vec::new();
            put_number(&mut bytes, value);
            put_buffer(&mut bytes, text.as_bytes());
            let mut reader = Reader::new(&bytes);
            prop_assert_eq!(reader.number().unwrap(), value);
            prop_assert_eq!(reader.text().unwrap(), text);
            prop_assert!(reader.end().is_ok());
        }
    }
}
