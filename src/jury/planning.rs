//! Changing what is planned: also while the jury runs, but never what has begun.

use super::agenda::{Agenda, Decision};
use super::days::{self, DayChange};
use super::ids::ItemId;
use super::item::{Item, ItemPlan, ItemState};
use super::refusal::{Code, Refusal};
use super::time::UtcMillis;

/// Most items on one day.
pub const ITEMS_A_DAY_MOST: u32 = 60;

impl Agenda {
    pub(super) fn add(
        &mut self,
        id: ItemId,
        day: u8,
        at: Option<u32>,
        plan: ItemPlan,
    ) -> Result<Decision, Refusal> {
        let plan = plan.checked(days::must_not_have_ended(&self.days, day)?)?;
        let position = self.place(day, at)?;
        self.make_room(day, position);
        self.items.push(Item::planned(id, day, position, plan.clone()));
        self.sort();
        Ok(Decision::ItemAdded { item: id, day, position, plan })
    }

    pub(super) fn edit(&mut self, id: ItemId, plan: ItemPlan) -> Result<Decision, Refusal> {
        let item = self.planned(id)?.clone();
        let plan = plan.checked(days::must_not_have_ended(&self.days, item.day)?)?;
        *self.item_mut(id)? = Item::planned(id, item.day, item.position, plan.clone());
        Ok(Decision::ItemEdited { item: id, plan })
    }

    pub(super) fn move_to(&mut self, id: ItemId, day: u8, at: Option<u32>) -> Result<Decision, Refusal> {
        let mut item = self.planned(id)?.clone();
        days::must_not_have_ended(&self.days, item.day)?;
        let target = days::must_not_have_ended(&self.days, day)?;
        item.must_fit(target)?;
        self.take_out(&item);
        let position = self.place(day, at)?;
        self.make_room(day, position);
        (item.day, item.position) = (day, position);
        self.items.push(item);
        self.sort();
        Ok(Decision::ItemMoved { item: id, day, position })
    }

    pub(super) fn remove(&mut self, id: ItemId) -> Result<Decision, Refusal> {
        let item = self.planned(id)?.clone();
        days::must_not_have_ended(&self.days, item.day)?;
        self.take_out(&item);
        Ok(Decision::ItemRemoved { item: id, title: item.title })
    }

    pub(super) fn end_day(&mut self, number: u8, now: UtcMillis) -> Result<Decision, Refusal> {
        let day = days::end(&self.days, number, now)?;
        self.must_have_nothing_open()?;
        if let Some(left) = self.of_day(number).find(|item| item.state == ItemState::Planned) {
            return Err(Code::ItemsStillPlanned.with("day", number).with("title", &left.title));
        }
        self.put_day(day);
        Ok(Decision::DayEnded { day: number, at: now })
    }

    pub(super) fn add_day(&mut self, to: DayChange) -> Result<Decision, Refusal> {
        let day = days::add(&self.days, &to)?;
        let number = day.number;
        self.put_day(day);
        Ok(Decision::DayAdded { day: number, to })
    }

    pub(super) fn remove_day(&mut self, number: u8) -> Result<Decision, Refusal> {
        days::must_be_removable(&self.days, number)?;
        if let Some(item) = self.of_day(number).next() {
            return Err(Code::DayNotEmpty.with("day", number).with("title", &item.title));
        }
        self.days.retain(|day| day.number != number);
        Ok(Decision::DayRemoved { day: number })
    }

    pub(super) fn change_day(&mut self, number: u8, to: DayChange) -> Result<Decision, Refusal> {
        let shift = to.starts_at.0.saturating_sub(days::find(&self.days, number)?.starts_at.0);
        let day = days::change(&self.days, number, &to)?;
        for item in self.items.iter_mut().filter(|item| item.day == number) {
            if item.state == ItemState::Planned {
                item.fixed_start = item.fixed_start.map(|at| at.plus_ms(shift));
                item.must_fit(&day)?;
            }
        }
        self.put_day(day);
        Ok(Decision::DayChanged { day: number, to })
    }

    /// The first place on a day, counted from 1, before which everything has begun.
    pub(super) fn first_free(&self, day: u8) -> u32 {
        let begun = |item: &&Item| matches!(item.state, ItemState::Open | ItemState::Closed);
        self.of_day(day).filter(begun).last().map_or(1, |item| item.position + 1)
    }

    fn place(&self, day: u8, at: Option<u32>) -> Result<u32, Refusal> {
        let end = self.of_day(day).last().map_or(1, |item| item.position + 1);
        if end > ITEMS_A_DAY_MOST {
            return Err(Code::AgendaFull.with("most", ITEMS_A_DAY_MOST));
        }
        let at = at.unwrap_or(end);
        let least = self.first_free(day);
        if at < least {
            return Err(Code::PlacePast.with("least", least));
        }
        if at > end {
            return Err(Code::PlaceUnknown.with("most", end));
        }
        Ok(at)
    }

    fn make_room(&mut self, day: u8, position: u32) {
        for item in &mut self.items {
            if item.day == day && item.position >= position {
                item.position += 1;
            }
        }
    }

    fn take_out(&mut self, gone: &Item) {
        self.items.retain(|item| item.id != gone.id);
        for item in &mut self.items {
            if item.day == gone.day && item.position > gone.position {
                item.position -= 1;
            }
        }
    }

    fn sort(&mut self) {
        self.items.sort_by_key(|item| (item.day, item.position));
    }
}
