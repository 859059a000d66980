import type { AgendaView, CardsView, JuryView, PersonLine } from '../../api/contract';
import { inOrder } from '../../live/place';
import { timeOfDay } from '../../words/format';
import { dayOf } from '../../words/whole-day';
import { t } from '../../words/words';

/** What every invitation to a jury says alike. */
export interface Occasion {
  head: JuryView;
  agenda: AgendaView | undefined;
  cards: CardsView;
}

/** The address that is typed by hand, without what browsers add. */
export function typedAddress(cards: CardsView): string {
  return cards.join_url.replace(/^https?:\/\//, '').replace(/#$/, '');
}

/** When each item is planned, seen when nothing has begun. */
function starts(agenda: AgendaView): Map<string, number> {
  return new Map(agenda.timetables.flatMap((table) => table.slots.map((slot) => [slot.item, slot.start] as const)));
}

function days({ head, agenda }: Occasion): string[] {
  const zone = head.time_zone;
  const lines = (agenda?.days ?? []).map((day) =>
    `– ${t('people-letter-day', { n: day.number, date: dayOf(day.date), from: timeOfDay(day.starts_at, zone), to: timeOfDay(day.hard_end, zone) })}`);
  return lines.length > 0 ? [t('people-letter-when'), ...lines, t('people-letter-zone', { zone })] : [];
}

/** The day's items with their times. */
export function programme({ head, agenda }: Occasion): string[] {
  if (!agenda || agenda.items.length === 0) return [];
  const at = starts(agenda);
  const items = inOrder(agenda).filter((item) => item.state !== 'skipped');
  const time = (id: string, opened: number | null) => {
    const start = opened ?? at.get(id);
    return start === undefined ? '' : `${timeOfDay(start, head.time_zone)} `;
  };
  return [
    t('people-letter-agenda'),
    ...agenda.days.flatMap((day) => ['', dayOf(day.date), ...items.filter((item) => item.day === day.number).map((item) => time(item.id, item.opened_at) + item.title)]),
  ];
}

/** The words of one person's invitation, a paragraph each; `whole` adds the agenda. */
export function letter(occasion: Occasion, person: PersonLine, name: string, code: string, whole: boolean): string[] {
  const { head, cards } = occasion;
  return [
    t('people-letter-dear', { name }),
    t('people-letter-invited', { title: head.title, role: t(`role-${person.role}`) }),
    t('people-letter-question', { charge: head.charge }),
    days(occasion).join('\n'),
    [t('people-letter-join', { link: cards.join_url + code }), t('people-letter-code', { address: typedAddress(cards), code }), t('people-letter-keep')].join('\n'),
    head.contact ? t('people-letter-contact', { contact: head.contact }) : '',
    whole ? programme(occasion).join('\n') : '',
  ].filter(Boolean);
}
