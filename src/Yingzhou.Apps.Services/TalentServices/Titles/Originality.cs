using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.TalentServices.Titles;

/// <summary>A work that is handed in for a title (代表作).</summary>
public sealed record TitleWork(string Title, string Text);

/// <summary>A work of earlier years.</summary>
public sealed record EarlierWork(string Title, int Year, string Text);

/// <param name="With">Title of the other work.</param>
/// <param name="Share">Of common runs of five characters, 0–1; <c>null</c> when a text is too short to say.</param>
/// <param name="Passages">In the order of the work; shown from an overlap of 0.30 on.</param>
public sealed record Overlap(string With, double? Share, IReadOnlyList<SharedPassage> Passages)
{
    public bool IsShown => Share >= TextOverlap.Shown;
}

/// <summary>A stretch of a work, common with another or its own.</summary>
public sealed record Stretch(string Text, bool Common);

/// <summary>代表作查重: each work against earlier ones and against those of the other applicants, most alike first.</summary>
public static class Originality
{
    public static IReadOnlyList<Overlap> Of(TitleWork work, IEnumerable<(string Title, string Text)> others) =>
        [
            .. others
                .Select(other =>
                {
                    var share = TextOverlap.Exact(work.Text, other.Text);
                    return new Overlap(other.Title, share, share >= TextOverlap.Shown ? TextOverlap.Passages(work.Text, other.Text) : []);
                })
                .OrderByDescending(overlap => overlap.Share)
                .ThenBy(overlap => overlap.With, StringComparer.Ordinal),
        ];

    /// <summary>The work cut where common passages begin and end, for a reader's marker.</summary>
    public static IReadOnlyList<Stretch> Marked(string text, IEnumerable<SharedPassage> passages)
    {
        var (stretches, at) = (new List<Stretch>(), 0);
        foreach (var passage in passages.OrderBy(one => one.Start))
        {
            if (passage.Start < at)
                continue;
            if (passage.Start > at)
                stretches.Add(new(text[at..passage.Start], false));
            stretches.Add(new(passage.Text, true));
            at = passage.Start + passage.Text.Length;
        }
        if (at < text.Length)
            stretches.Add(new(text[at..], false));
        return stretches;
    }
}
