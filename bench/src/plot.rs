//! Plots, as SVG that any browser shows: light background, labels, units.

use std::fmt::Write as _;

use crate::report::{Lines, OURS, Row, number};
use crate::stats::{least, median, most};

const WIDTH: f64 = 760.0;
const LEFT: f64 = 190.0;
const RIGHT: f64 = 110.0;
const BAR: f64 = 26.0;
const STEP: f64 = 42.0;
const TOP: f64 = 64.0;
const COLOURS: [&str; 4] = ["#1d5b79", "#9a5b13", "#5b6770", "#8a2b4a"];

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn open(title: &str, unit: &str, height: f64) -> String {
    let (title, unit) = (escaped(title), escaped(unit));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
         font-family=\"system-ui, sans-serif\" font-size=\"14\" fill=\"#1b1f23\" role=\"img\">\n<title>{title}</title>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n\
         <text x=\"16\" y=\"26\" font-size=\"16\" font-weight=\"600\">{title}</text>\n\
         <text x=\"16\" y=\"46\" fill=\"#57606a\">{unit}</text>\n"
    )
}

/// A bar a server: its median, with a line from the least to the most.
pub fn bars(row: &Row) -> String {
    let height = TOP + STEP * row.figures.len() as f64 + 12.0;
    let mut svg =
        open(&row.title, &format!("{} (median; the line is the least to the most)", row.unit), height);
    let widest = row.figures.values().map(|figures| most(figures)).fold(0.0, f64::max).max(f64::MIN_POSITIVE);
    let x = |value: f64| LEFT + (WIDTH - LEFT - RIGHT) * value.max(0.0) / widest;
    for (n, (name, figures)) in row.figures.iter().enumerate() {
        let (y, middle) = (TOP + STEP * n as f64, median(figures));
        let (from, to) = (x(least(figures)), x(most(figures)));
        let colour = if name == OURS { COLOURS[0] } else { "#a8b3bd" };
        let centre = y + BAR / 2.0;
        let _ = write!(
            svg,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>\n\
             <rect x=\"{LEFT}\" y=\"{y}\" width=\"{:.1}\" height=\"{BAR}\" fill=\"{colour}\"/>\n\
             <path d=\"M{from:.1} {centre}H{to:.1}M{from:.1} {}v10M{to:.1} {}v10\" stroke=\"#1b1f23\" fill=\"none\"/>\n\
             <text x=\"{:.1}\" y=\"{}\">{}</text>\n",
            LEFT - 10.0,
            centre + 5.0,
            escaped(name),
            x(middle) - LEFT,
            centre - 5.0,
            centre - 5.0,
            to.max(x(middle)) + 8.0,
            centre + 5.0,
            number(middle),
        );
    }
    svg + "</svg>\n"
}

/// A line a server, both scales logarithmic.
pub fn lines(title: &str, lines: &Lines) -> String {
    const HEIGHT: f64 = 420.0;
    const BOTTOM: f64 = 56.0;
    let mut svg = open(title, &format!("{} by {}, both scales logarithmic", lines.y, lines.x), HEIGHT);
    let points: Vec<(f64, f64)> = lines.of.values().flatten().copied().collect();
    let range = |of: fn(&(f64, f64)) -> f64| {
        let values: Vec<f64> = points.iter().map(of).collect();
        (least(&values) * 0.9, most(&values) * 1.1)
    };
    let (across, up) = (range(|point| point.0), range(|point| point.1));
    let share = |value: f64, (from, to): (f64, f64)| (value / from).ln() / (to / from).ln();
    let left = 70.0;
    let x = |value: f64| left + (WIDTH - left - RIGHT - 60.0) * share(value, across);
    let y = |value: f64| HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * share(value, up);
    let _ = writeln!(
        svg,
        "<path d=\"M{left} {TOP}V{}H{}\" stroke=\"#1b1f23\" fill=\"none\"/>",
        HEIGHT - BOTTOM,
        WIDTH - RIGHT - 60.0
    );
    let sizes = lines.of.values().next().into_iter().flatten().map(|point| point.0);
    for size in sizes {
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
            x(size),
            HEIGHT - BOTTOM + 20.0,
            number(size).trim_end_matches(".0")
        );
    }
    for value in [up.0 * 1.12, (up.0 * up.1).sqrt(), up.1 / 1.1] {
        let _ = writeln!(
            svg,
            "<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            left - 8.0,
            y(value) + 5.0,
            number(value)
        );
    }
    let _ = writeln!(svg, "<text x=\"{left}\" y=\"{}\">{}</text>", HEIGHT - 12.0, escaped(&lines.x));
    for ((name, points), colour) in lines.of.iter().zip(COLOURS) {
        let path: Vec<String> = points.iter().map(|(a, b)| format!("{:.1} {:.1}", x(*a), y(*b))).collect();
        let _ = writeln!(
            svg,
            "<path d=\"M{}\" stroke=\"{colour}\" stroke-width=\"2.5\" fill=\"none\"/>",
            path.join("L")
        );
        for (a, b) in points {
            let _ =
                writeln!(svg, "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"4\" fill=\"{colour}\"/>", x(*a), y(*b));
        }
        if let Some((a, b)) = points.last() {
            let _ = writeln!(
                svg,
                "<text x=\"{:.1}\" y=\"{:.1}\" fill=\"{colour}\">{}</text>",
                x(*a) + 12.0,
                y(*b) + 5.0,
                escaped(name)
            );
        }
    }
    svg + "</svg>\n"
}
