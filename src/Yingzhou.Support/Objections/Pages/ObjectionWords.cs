using Yingzhou.Ui.Components;

namespace Yingzhou.Support.Objections.Pages;

static class ObjectionWords
{
    public static string State(Objection one, DateOnly today) =>
        one switch
        {
            { Upheld: true } => "成立",
            { Upheld: false } => "不成立",
            _ when one.IsLate(today) => "超期未答复",
            _ => $"{Show.ShortDate(one.AnswerBy)}前答复",
        };

    public static Tone Mood(Objection one, DateOnly today) =>
        one switch
        {
            { Upheld: true } => Tone.Good,
            { Upheld: false } => Tone.Neutral,
            _ when one.IsLate(today) => Tone.Bad,
            _ => Tone.Attention,
        };
}
