// SPDX-License-Identifier: Apache-2.0

//! Times of events.

const DAY: u64 = 24 * 60 * 60 * 1_000;
/// Largest offset from UTC, in minutes.
const MAX_OFFSET: u64 = 14 * 60;

/// The milliseconds since 1970-01-01 UTC of a time as EPCIS writes it: date, `T`, time, offset or `Z`.
/// What is finer is cut off. `None` for anything else, for earlier times and for leap seconds.
pub fn milliseconds(text: &str) -> Option<u64> {
	let (date, time) = text.split_once('T')?;
	let (time, offset) = split_offset(time)?;
	let (time, fraction) = match time.split_once('.') {
		Some((time, fraction)) => (time, thousandths(fraction)?),
		None => (time, 0),
	};
	let [hours, minutes, seconds] = numbers(time, ':', [2, 2, 2])?;
	if hours > 23 || minutes > 59 || seconds > 59 {
		return None;
	}
	let days = days(numbers(date, '-', [4, 2, 2])?)?;
	let within = ((hours * 60 + minutes) * 60 + seconds) * 1_000 + fraction;
	let local = days.checked_mul(DAY)?.checked_add(within)?;
	match offset {
		Offset::East(minutes) => local.checked_sub(minutes * 60_000),
		Offset::West(minutes) => local.checked_add(minutes * 60_000),
	}
}

/// The time so many milliseconds after 1970-01-01 UTC, as [`milliseconds`] reads it.
pub fn time_text(milliseconds: u64) -> String {
	let (days, within) = (milliseconds / DAY, milliseconds % DAY);
	let [year, month, day] = date(days);
	let (hours, minutes) = (within / 3_600_000, within / 60_000 % 60);
	let (seconds, fraction) = (within / 1_000 % 60, within % 1_000);
	format!("{year:04}-{month:02}-{day:02}T{hours:02}:{minutes:02}:{seconds:02}.{fraction:03}Z")
}

enum Offset {
	East(u64),
	West(u64),
}

fn split_offset(time: &str) -> Option<(&str, Offset)> {
	if let Some(time) = time.strip_suffix('Z') {
		return Some((time, Offset::East(0)));
	}
	let at = time.rfind(['+', '-'])?;
	let (time, offset) = time.split_at(at);
	let [hours, minutes] = numbers(&offset[1..], ':', [2, 2])?;
	let total = hours * 60 + minutes;
	if minutes > 59 || total > MAX_OFFSET {
		return None;
	}
	match offset.starts_with('+') {
		true => Some((time, Offset::East(total))),
		false => Some((time, Offset::West(total))),
	}
}

/// The first three digits of a fraction.
fn thousandths(fraction: &str) -> Option<u64> {
	if fraction.is_empty() || !fraction.bytes().all(|digit| digit.is_ascii_digit()) {
		return None;
	}
	let digits = fraction.chars().chain("00".chars()).take(3).collect::<String>();
	digits.parse().ok()
}

/// Numbers of a fixed width each.
fn numbers<const N: usize>(text: &str, between: char, widths: [usize; N]) -> Option<[u64; N]> {
	let mut parts = text.split(between);
	let mut numbers = [0; N];
	for (number, width) in numbers.iter_mut().zip(widths) {
		let part = parts.next()?;
		if part.len() != width || !part.bytes().all(|digit| digit.is_ascii_digit()) {
			return None;
		}
		*number = part.parse().ok()?;
	}
	parts.next().is_none().then_some(numbers)
}

/// Days since 1970-01-01 in the Gregorian calendar.
fn days([year, month, day]: [u64; 3]) -> Option<u64> {
	let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	let february = if leap { 29 } else { 28 };
	let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
	let before = usize::try_from(month).ok()?.checked_sub(1)?;
	if day == 0 || day > *lengths.get(before)? {
		return None;
	}
	// Leap years before a year, since the year 1.
	let leaps = |year: u64| (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400;
	let years = year.checked_sub(1970)?;
	let earlier: u64 = lengths[..before].iter().sum();
	Some(years * 365 + leaps(year) - leaps(1970) + earlier + day - 1)
}

/// The date so many days after 1970-01-01 in the Gregorian calendar. Counted from a 1st of March, behind
/// the leap day of a year that 400 divides: every 400, 100 and 4 years and every 5 months are alike.
fn date(days: u64) -> [u64; 3] {
	let days = days + 719_468;
	let (era, of_era) = (days / 146_097, days % 146_097);
	let years = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
	let of_year = of_era - (365 * years + years / 4 - years / 100);
	let months = (5 * of_year + 2) / 153;
	let day = of_year - (153 * months + 2) / 5 + 1;
	let month = if months < 10 { months + 3 } else { months - 9 };
	[era * 400 + years + u64::from(month <= 2), month, day]
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn time_should_be_written_as_it_is_read() {
		for time in
			["1970-01-01T00:00:00.000Z", "2000-02-29T23:59:59.999Z", "2026-11-21T18:45:03.042Z"]
		{
			assert_eq!(milliseconds(time).map(time_text).as_deref(), Some(time));
		}
		// Each day of five centuries, at another time of the day.
		for day in 0..500 * 365 {
			let time = day * DAY + day * 7_919 % DAY;
			assert_eq!(milliseconds(&time_text(time)), Some(time));
		}
		assert_eq!(time_text(u64::MAX), "584556019-04-03T14:25:51.615Z");
	}

	#[test]
	fn time_should_be_that_of_the_calendar() {
		// By GNU date.
		for (text, expected) in [
			("1970-01-01T00:00:00Z", 0),
			("2005-04-03T20:33:31.116-06:00", 1_112_582_011_116),
			("2005-04-04T02:33:31.116Z", 1_112_582_011_116),
			("2005-04-03T20:33:31.116999-06:00", 1_112_582_011_116),
			("2000-02-29T12:00:00+00:00", 951_825_600_000),
			("2013-06-08T14:58:56.5+02:00", 1_370_696_336_500),
			("2024-12-31T23:59:59.999Z", 1_735_689_599_999),
			("2100-03-01T00:00:00+05:45", 4_107_521_700_000),
			("1970-01-01T14:00:00.000+14:00", 0),
		] {
			assert_eq!(milliseconds(text), Some(expected), "{text}");
		}
	}

	#[test]
	fn time_should_be_refused_when_it_is_none() {
		for text in [
			"",
			"2005-04-03",
			"2005-04-03T20:33:31",
			"2005-04-03 20:33:31Z",
			"2005-04-03T20:33Z",
			"2005-04-03T20:33:31.Z",
			"2005-04-03T24:00:00Z",
			"2005-04-03T23:60:00Z",
			"2016-12-31T23:59:60Z",
			"2005-02-29T00:00:00Z",
			"2100-02-29T00:00:00Z",
			"2005-13-01T00:00:00Z",
			"2005-00-01T00:00:00Z",
			"2005-04-00T00:00:00Z",
			"2005-04-31T00:00:00Z",
			"2005-4-3T00:00:00Z",
			"2005-04-03T20:33:31+14:01",
			"2005-04-03T20:33:31+1:00",
			"2005-04-03T20:33:31+0100",
			"1969-12-31T23:59:59.999Z",
			"1970-01-01T00:00:00+00:01",
			"12005-04-03T20:33:31Z",
			"2005-04-03T20:33:31\u{e9}Z",
		] {
			assert_eq!(milliseconds(text), None, "{text}");
		}
	}
}
