namespace Yingzhou.Ui.Components;

/// <summary>The icons of the kit, drawn for it: 24 × 24, one stroke width, round ends.</summary>
public enum Glyph
{
    Alert, Back, Bell, Building, Calendar, Certificate, Chart, Check, Clock, Cross, Dot, Document, Down, Download, Elder,
    Filter, Forward, Home, Inbox, Info, Island, Lock, Map, Menu, Minus, Pause, Pen, People, Person, Phone, Pin, Plus, Question,
    Search, Send, Ship, SignOut, Sort, Star, Trash, Undo, Up, Upload, Window,
}

static class Glyphs
{
    /// <summary>The drawing of an icon as an SVG path.</summary>
    public static string Path(this Glyph glyph) => glyph switch
    {
        Glyph.Alert => "M12 4 21 20H3ZM12 10v4.5M12 17.2v.3",
        Glyph.Back => "M20 12H4M10 6l-6 6 6 6",
        Glyph.Bell => "M6 17V11a6 6 0 0 1 12 0v6l2 2H4ZM10 21.5h4",
        Glyph.Building => "M5 21V4h9v17M14 9h5v12M3 21h18M8 8h3M8 12h3M8 16h3",
        Glyph.Calendar => "M4 6h16v14H4ZM4 10.5h16M8.5 3.5V8M15.5 3.5V8M8 14.5h3",
        Glyph.Certificate => "M4 4h16v11h-5M4 4v11h5M8 8h8M12 12a3.5 3.5 0 1 0 .01 0M10 18.5V22l2-1 2 1v-3.5",
        Glyph.Chart => "M4 4v16h16M8 16v-5M12.5 16V7M17 16v-3",
        Glyph.Check => "M5 12.5 10 17.5 19.5 7",
        Glyph.Clock => "M12 3.5a8.5 8.5 0 1 0 .01 0M12 7.5V12l3.5 2",
        Glyph.Cross => "M6 6 18 18M18 6 6 18",
        Glyph.Dot => "M12 9.5a2.5 2.5 0 1 0 .01 0",
        Glyph.Document => "M6 3h8l4 4v14H6ZM13.5 3v4.5H18M9 12h6M9 16h6",
        Glyph.Down => "M6 9.5 12 15.5 18 9.5",
        Glyph.Download => "M12 4v11M7 10.5l5 5 5-5M4 20h16",
        Glyph.Elder => "M3 19 8.5 5 14 19M5 14.5h7M18.5 7v8M14.5 11h8",
        Glyph.Filter => "M4 6h16M7 12h10M10 18h4",
        Glyph.Forward => "M4 12H20M14 6l6 6-6 6",
        Glyph.Home => "M3.5 11.5 12 4l8.5 7.5M6 10v10h12V10M10 20v-5.5h4V20",
        Glyph.Inbox => "M4 13 6.5 5h11L20 13v6H4ZM4 13h5a3 3 0 0 0 6 0h5",
        Glyph.Info => "M12 3.5a8.5 8.5 0 1 0 .01 0M12 11v5.5M12 7.5v.3",
        Glyph.Island => "M3 15c2-5 4-7 6-7s3 2 4 4c1-1.5 2-2 3-2 2 0 3.5 2 5 5M3 18.5c2-1.5 4-1.5 6 0s4 1.5 6 0 4-1.5 6 0",
        Glyph.Lock => "M5.5 11h13v9.5h-13ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 15v2",
        Glyph.Map => "M4 6.5 9 4l6 2.5L20 4v13.5L15 20l-6-2.5L4 20ZM9 4v13.5M15 6.5V20",
        Glyph.Menu => "M4 7h16M4 12h16M4 17h16",
        Glyph.Minus => "M6 12h12",
        Glyph.Pause => "M9 6v12M15 6v12",
        Glyph.Pen => "M5 19l1-4L16 5l3 3L9 18ZM14 7l3 3",
        Glyph.People => "M9 5a3.2 3.2 0 1 0 .01 0M3 19.5c0-4 2.5-6 6-6s6 2 6 6M15.5 5.5a3 3 0 0 1 0 6M17 14c2.5.500 4 2.3 4 5.5",
        Glyph.Person => "M12 4a4 4 0 1 0 .01 0M4.5 20.5c0-4.5 3-6.5 7.5-6.5s7.5 2 7.5 6.5",
        Glyph.Phone => "M6 4h3.5l1.5 4.5-2 1.5c1 2.2 2.8 4 5 5l1.5-2 4.5 1.5V18c0 1.3-.9 2-2 2C10.7 20 4 13.3 4 6c0-1.1.7-2 2-2Z",
        Glyph.Pin => "M12 21.5c-4-5-6.5-8-6.5-11.5a6.5 6.5 0 0 1 13 0c0 3.5-2.5 6.5-6.5 11.5ZM12 7.5a2.5 2.5 0 1 0 .01 0",
        Glyph.Plus => "M12 5v14M5 12h14",
        Glyph.Question => "M12 3.5a8.5 8.5 0 1 0 .01 0M9.5 9.5c0-1.5 1.1-2.3 2.5-2.3s2.5.8 2.5 2.2c0 1.8-2.5 2-2.5 4.1M12 16.5v.3",
        Glyph.Search => "M11 4.5a6.5 6.5 0 1 0 .01 0M15.7 15.7 20.5 20.5",
        Glyph.Send => "M3.5 11.5 20.5 4 15 20.5l-4-6.5ZM20.5 4 11 14",
        Glyph.Ship => "M4 14h16l-2.5 4.5h-11ZM7 14v-4h8l2 4M10 10V6.5h3V10M3 21c2-1 4-1 6 0s4 1 6 0 4-1 6 0",
        Glyph.SignOut => "M10 4H5v16h5M10 12h10.5M16.5 8l4 4-4 4",
        Glyph.Sort => "M8 5v14M4.5 8.5 8 5l3.5 3.5M16 19V5M12.5 15.5 16 19l3.5-3.5",
        Glyph.Star => "M12 4l2.4 5.3 5.6.6-4.2 3.8 1.2 5.8L12 16.6l-5 2.9 1.2-5.8L4 9.9l5.6-.6Z",
        Glyph.Trash => "M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13M10 11v5.5M14 11v5.5",
        Glyph.Undo => "M9 5 4.5 9.5 9 14M4.5 9.5H14a5.5 5.5 0 0 1 0 11H9",
        Glyph.Up => "M6 14.5 12 8.5 18 14.5",
        Glyph.Upload => "M12 16V5M7 9.5l5-5 5 5M4 20h16",
        Glyph.Window => "M3.5 5h17v14h-17ZM3.5 9.5h17M7 7.2v.1",
        _ => throw new ArgumentOutOfRangeException(nameof(glyph), glyph, "An icon without a drawing"),
    };
}
