//! A strict reading of one Yjs update, before the library that applies it sees it.
//!
//! The library reserves memory by counts that the sender declares and deletes nested elements
//! recursively, so an update is walked here first: every count fits the bytes that follow, every
//! reference points at something known, and nothing nests deeper than [`NESTING_MAX`]. Source of
//! the format: Yjs, `UpdateEncoderV1` and `ContentRefs`.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::jury::lib0::{Malformed, Reader};

/// How deep elements may nest; a bullet list in a text needs four levels.
pub const NESTING_MAX: u8 = 32;
/// How deep a value set as an attribute may nest.
const VALUE_NESTING_MAX: u8 = 16;
/// The longest name of a root, an element or an attribute, in bytes.
const NAME_MAX_BYTES: usize = 256;
/// Clocks stay below this, because the library subtracts them as signed 32-bit numbers.
const CLOCK_LIMIT: u64 = 1 << 31;

const ORIGIN: u8 = 0x80;
const RIGHT_ORIGIN: u8 = 0x40;
const PARENT_SUB: u8 = 0x20;
const KIND: u8 = 0x1f;

/// Why an update is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UpdateError {
    #[error(transparent)]
    Malformed(#[from] Malformed),
    /// Elements or values nest deeper than allowed.
    #[error("nests too deep")]
    TooDeep,
    /// It builds on a change that has not arrived: the sender is to be asked for all that is
    /// missing here.
    #[error("builds on a change that has not arrived")]
    Gap,
    /// The document, or this update, is larger than allowed.
    #[error("too large")]
    TooLarge,
    /// Applying it went wrong half-way: the document must be opened again from what is stored.
    #[error("could not be applied; the document must be opened again")]
    Broken,
}

/// Names one unit of the document: a client and its clock.
type Place = (u64, u32);

/// Where an item hangs.
#[derive(Clone, Copy, Debug)]
enum Anchor {
    /// Directly in a root.
    Root,
    /// In the element at that place.
    Inside(Place),
    /// Beside one or two others, in whatever those are in.
    Beside(Option<Place>, Option<Place>),
    /// Nowhere any more.
    Gone,
}

#[derive(Debug)]
struct Item {
    clock: u32,
    len: u32,
    anchor: Anchor,
}

/// What an update says, once it has been read strictly.
#[derive(Debug, Default)]
pub struct Outline {
    sections: Vec<(u64, Vec<Item>)>,
    /// Deleted ranges, first and behind the last, by client.
    deleted: Vec<(u64, u32, u32)>,
}

/// What is known of a document so far: how far each client's clock has come, and how deep each
/// of its items hangs, as runs of equal depth.
#[derive(Clone, Debug, Default)]
pub struct Shape {
    clients: HashMap<u64, Known>,
}

#[derive(Clone, Debug, Default)]
struct Known {
    next_clock: u32,
    depth_from: BTreeMap<u32, u8>,
}

/// Reads an update.
///
/// # Errors
/// [`UpdateError::Malformed`] or [`UpdateError::TooDeep`] (a value set as an attribute).
pub fn read(update: &[u8]) -> Result<Outline, UpdateError> {
    let mut reader = Reader::new(update);
    let mut outline = Outline::default();
    let mut seen = HashSet::new();
    for _ in 0..reader.count(3)? {
        let section = read_section(&mut reader)?;
        if !seen.insert(section.0) {
            return Err(Malformed("a client comes twice").into());
        }
        outline.sections.push(section);
    }
    read_deleted(&mut reader, &mut outline.deleted)?;
    reader.end()?;
    Ok(outline)
}

/// The clients who wrote what an update holds.
///
/// # Errors
/// As [`read`].
pub fn writers(update: &[u8]) -> Result<Vec<u64>, UpdateError> {
    Ok(read(update)?.sections.into_iter().map(|(client, _)| client).collect())
}

fn read_section(reader: &mut Reader<'_>) -> Result<(u64, Vec<Item>), UpdateError> {
    let count = reader.count(2)?;
    if count == 0 {
        return Err(Malformed("a client without items").into());
    }
    let client = reader.client()?;
    let mut clock = reader.number()?;
    let mut items = Vec::with_capacity(count);
    for _ in 0..count {
        let (len, anchor) = read_item(reader)?;
        let start = clock;
        clock = clock.saturating_add(len);
        if clock >= CLOCK_LIMIT {
            return Err(Malformed("a clock is too large").into());
        }
        // An empty item has no effect, but a skipped stretch is a gap and is kept as one.
        if let Some(anchor) = anchor.filter(|_| len > 0) {
            items.push(Item { clock: start as u32, len: len as u32, anchor });
        }
    }
    Ok((client, items))
}

/// The length of the next item and where it hangs; no anchor for a skipped stretch.
fn read_item(reader: &mut Reader<'_>) -> Result<(u64, Option<Anchor>), UpdateError> {
    let info = reader.byte()?;
    if info == 0 || info == 10 {
        let len = reader.number()?;
        if len == 0 {
            return Err(Malformed("an empty stretch").into());
        }
        return Ok((len, (info == 0).then_some(Anchor::Gone)));
    }
    let left = (info & ORIGIN != 0).then(|| read_place(reader)).transpose()?;
    let right = (info & RIGHT_ORIGIN != 0).then(|| read_place(reader)).transpose()?;
    let anchor = if left.is_some() || right.is_some() {
        Anchor::Beside(left, right)
    } else {
        let anchor = match reader.number()? {
            1 => read_name(reader).map(|()| Anchor::Root)?,
            0 => Anchor::Inside(read_place(reader)?),
            _ => return Err(Malformed("an unknown kind of parent").into()),
        };
        if info & PARENT_SUB != 0 {
            read_name(reader)?;
        }
        anchor
    };
    Ok((read_content(reader, info & KIND)?, Some(anchor)))
}

fn read_place(reader: &mut Reader<'_>) -> Result<Place, UpdateError> {
    let client = reader.client()?;
    match reader.number()? {
        clock if clock < CLOCK_LIMIT => Ok((client, clock as u32)),
        _ => Err(Malformed("a clock is too large").into()),
    }
}

fn read_name(reader: &mut Reader<'_>) -> Result<(), UpdateError> {
    if reader.text()?.len() > NAME_MAX_BYTES {
        return Err(Malformed("a name is too long").into());
    }
    Ok(())
}

/// Walks an item's content and says its length in clock ticks.
fn read_content(reader: &mut Reader<'_>, kind: u8) -> Result<u64, UpdateError> {
    match kind {
        1 => Ok(reader.number()?),
        3 => reader.buffer().map(|_| 1).map_err(Into::into),
        4 => Ok(reader.text()?.encode_utf16().count() as u64),
        5 => read_json(reader).map(|()| 1),
        6 => {
            read_name(reader)?;
            read_json(reader).map(|()| 1)
        }
        7 => read_type(reader).map(|()| 1),
        8 => {
            let count = reader.count(1)?;
            for _ in 0..count {
                read_value(reader, 0)?;
            }
            Ok(count as u64)
        }
        // Left out on purpose: the JSON of Yjs before 2020 and documents inside documents.
        _ => Err(Malformed("an unknown kind of content").into()),
    }
}

fn read_type(reader: &mut Reader<'_>) -> Result<(), UpdateError> {
    match reader.byte()? {
        // Array, map, text, fragment and text of XML.
        0 | 1 | 2 | 4 | 6 => Ok(()),
        // An element of XML, by its name.
        3 => read_name(reader),
        _ => Err(Malformed("an unknown kind of element").into()),
    }
}

/// JSON text; the parser bounds its nesting.
fn read_json(reader: &mut Reader<'_>) -> Result<(), UpdateError> {
    let text = reader.text()?;
    if text == "undefined" {
        return Err(Malformed("a value is not JSON").into());
    }
    match serde_json::from_str::<serde::de::IgnoredAny>(text) {
        Ok(_) => Ok(()),
        Err(_) => Err(Malformed("a value is not JSON").into()),
    }
}

/// A value in lib0's `any` encoding.
fn read_value(reader: &mut Reader<'_>, depth: u8) -> Result<(), UpdateError> {
    if depth > VALUE_NESTING_MAX {
        return Err(UpdateError::TooDeep);
    }
    match reader.byte()? {
        120 | 121 | 126 | 127 => Ok(()),
        // The signed encoding differs in the first byte only, which does not change its length.
        125 => reader.number().map(|_| ()).map_err(Into::into),
        124 => reader.bytes(4).map(|_| ()).map_err(Into::into),
        122 | 123 => reader.bytes(8).map(|_| ()).map_err(Into::into),
        119 => reader.text().map(|_| ()).map_err(Into::into),
        116 => reader.buffer().map(|_| ()).map_err(Into::into),
        118 => {
            for _ in 0..reader.count(2)? {
                read_name(reader)?;
                read_value(reader, depth + 1)?;
            }
            Ok(())
        }
        117 => {
            for _ in 0..reader.count(1)? {
                read_value(reader, depth + 1)?;
            }
            Ok(())
        }
        _ => Err(Malformed("an unknown kind of value").into()),
    }
}

fn read_deleted(reader: &mut Reader<'_>, deleted: &mut Vec<(u64, u32, u32)>) -> Result<(), UpdateError> {
    let mut seen = HashSet::new();
    for _ in 0..reader.count(2)? {
        let client = reader.client()?;
        if !seen.insert(client) {
            return Err(Malformed("a client comes twice among the deleted").into());
        }
        let mut behind = 0;
        for _ in 0..reader.count(2)? {
            let start = reader.number()?;
            let len = reader.number()?;
            let end = start.saturating_add(len);
            if len == 0 || start < behind || end >= CLOCK_LIMIT {
                return Err(Malformed("deleted ranges are not in order").into());
            }
            behind = end;
            deleted.push((client, start as u32, end as u32));
        }
    }
    Ok(())
}

impl Shape {
    /// Checks that an update fits what is known: it leaves no gap and nests nowhere too deep.
    /// Nothing changes; see [`Shape::take`].
    ///
    /// # Errors
    /// [`UpdateError::Gap`], [`UpdateError::TooDeep`], or [`UpdateError::Malformed`] for items
    /// that hang on each other in a circle.
    pub fn check<'u>(&self, update: &'u Outline) -> Result<Fitting<'u>, UpdateError> {
        let mut ends = HashMap::new();
        for (client, items) in &update.sections {
            let mut end = self.next_clock(*client);
            for item in items {
                if item.clock > end {
                    return Err(UpdateError::Gap);
                }
                end = end.max(item.clock + item.len);
            }
            ends.insert(*client, end);
        }
        let known = |(client, clock): Place| {
            clock < ends.get(&client).copied().unwrap_or_else(|| self.next_clock(client))
        };
        let anchored = update.sections.iter().flat_map(|(_, items)| items).all(|item| match item.anchor {
            Anchor::Root | Anchor::Gone => true,
            Anchor::Inside(place) => known(place),
            Anchor::Beside(left, right) => left.is_none_or(known) && right.is_none_or(known),
        });
        let deletable = update.deleted.iter().all(|&(client, _, end)| known((client, end - 1)));
        if !(anchored && deletable) {
            return Err(UpdateError::Gap);
        }
        let depths = Depths::of(self, update).resolve()?;
        Ok(Fitting { outline: update, depths })
    }

    /// Remembers an update that [`Shape::check`] found fitting and that has been applied.
    pub fn take(&mut self, fitting: &Fitting<'_>) {
        for ((client, items), depths) in fitting.outline.sections.iter().zip(&fitting.depths) {
            let known = self.clients.entry(*client).or_default();
            for (item, &depth) in items.iter().zip(depths) {
                let end = item.clock + item.len;
                if end <= known.next_clock {
                    continue;
                }
                let last = known.depth_from.last_key_value().map(|(_, &depth)| depth);
                if last != Some(depth) {
                    known.depth_from.insert(known.next_clock, depth);
                }
                known.next_clock = end;
            }
        }
    }

    /// Whether a fitting update brings items that are not known yet (deletions apart).
    #[must_use]
    pub fn is_extended_by(&self, fitting: &Fitting<'_>) -> bool {
        fitting.outline.sections.iter().any(|(client, items)| {
            items.last().is_some_and(|item| item.clock + item.len > self.next_clock(*client))
        })
    }

    fn next_clock(&self, client: u64) -> u32 {
        self.clients.get(&client).map_or(0, |known| known.next_clock)
    }

    fn depth(&self, (client, clock): Place) -> Option<u8> {
        let known = self.clients.get(&client).filter(|known| clock < known.next_clock)?;
        known.depth_from.range(..=clock).next_back().map(|(_, &depth)| depth)
    }
}

/// An update that fits, with the depth of each of its items.
#[derive(Debug)]
pub struct Fitting<'u> {
    outline: &'u Outline,
    depths: Vec<Vec<u8>>,
}

/// Finds how deep each item of an update hangs. Items may hang on later ones of the same update,
/// so this is a depth-first walk, with a stack of its own: what is sent must not fill the thread's.
struct Depths<'a> {
    shape: &'a Shape,
    update: &'a Outline,
    section_of: HashMap<u64, usize>,
    found: Vec<Vec<Option<u8>>>,
}

/// An item by its section and its place there.
type Index = (usize, usize);

impl<'a> Depths<'a> {
    fn of(shape: &'a Shape, update: &'a Outline) -> Self {
        Self {
            shape,
            update,
            section_of: update.sections.iter().enumerate().map(|(at, (client, _))| (*client, at)).collect(),
            found: update.sections.iter().map(|(_, items)| vec![None; items.len()]).collect(),
        }
    }

    fn resolve(mut self) -> Result<Vec<Vec<u8>>, UpdateError> {
        let mut open: Vec<Vec<bool>> = self.found.iter().map(|items| vec![false; items.len()]).collect();
        for section in 0..self.found.len() {
            for item in 0..self.found[section].len() {
                let mut stack = vec![(section, item)];
                while let Some(&(s, i)) = stack.last() {
                    if self.found[s][i].is_some() {
                        stack.pop();
                        continue;
                    }
                    let waiting_for = self.unresolved(self.update.sections[s].1[i].anchor);
                    if waiting_for.is_empty() {
                        self.found[s][i] = Some(self.depth_of(self.update.sections[s].1[i].anchor)?);
                        stack.pop();
                    } else if open[s][i] {
                        return Err(Malformed("items hang on each other in a circle").into());
                    } else {
                        open[s][i] = true;
                        stack.extend(waiting_for);
                    }
                }
            }
        }
        Ok(self.found.into_iter().map(|items| items.into_iter().flatten().collect()).collect())
    }

    /// The items of this update that must be resolved before one with this anchor.
    fn unresolved(&self, anchor: Anchor) -> Vec<Index> {
        let places = match anchor {
            Anchor::Root | Anchor::Gone => [None, None],
            Anchor::Inside(place) => [Some(place), None],
            Anchor::Beside(left, right) => [left, right],
        };
        let in_update = places.into_iter().flatten().filter(|&place| self.shape.depth(place).is_none());
        in_update.filter_map(|place| self.index(place)).filter(|&(s, i)| self.found[s][i].is_none()).collect()
    }

    fn index(&self, (client, clock): Place) -> Option<Index> {
        let section = *self.section_of.get(&client)?;
        let items = &self.update.sections[section].1;
        let item = items.partition_point(|item| item.clock <= clock).checked_sub(1)?;
        Some((section, item))
    }

    fn depth_at(&self, place: Place) -> u8 {
        let here = || self.index(place).and_then(|(s, i)| self.found[s][i]);
        self.shape.depth(place).or_else(here).unwrap_or(0)
    }

    fn depth_of(&self, anchor: Anchor) -> Result<u8, UpdateError> {
        let depth = match anchor {
            Anchor::Root | Anchor::Gone => 0,
            Anchor::Inside(place) => self.depth_at(place) + 1,
            Anchor::Beside(left, right) => {
                let depth_at = |place: Option<Place>| place.map_or(0, |place| self.depth_at(place));
                depth_at(left).max(depth_at(right))
            }
        };
        if depth > NESTING_MAX { Err(UpdateError::TooDeep) } else { Ok(depth) }
    }
}
