using Yingzhou.Apps.Services.EnterpriseServices.Content;
using Yingzhou.Apps.Services.EnterpriseServices.Drafting;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Tests.EnterpriseServices;

/// <summary>
/// How well policy texts are read (a08 §3): against texts that were labelled twice, leaf by leaf and clause by clause, printed for the half that was looked at while the reader was
/// written and for the half that was not.
/// </summary>
public class PolicyTextsTests
{
    static readonly PoliciesContent Policies = PoliciesContent.Read(Content.City, _ => true).Content!;
    static readonly FurtherFiles Files = FurtherFiles.Read(Content.City, Policies.Facts).Content!;
    static readonly PassageReader Reader = new(new(Policies.Facts, Files.Words));

    static readonly IReadOnlyList<Labelled> Texts =
    [
        .. File.ReadAllLines(Path.Combine(Content.City.Root, "../../tests/Yingzhou.Apps.Tests/EnterpriseServices/Labels/policy-texts.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select((line, at) => Labelled.Of(line, Seen: at % 2 == 0)),
    ];

    /// <param name="Asks">Groups of alternatives; <c>?</c> for what no fact answers.</param>
    sealed record Labels(IReadOnlySet<string> Leaves, string Whole, bool Asks)
    {
        public static Labels Of(IEnumerable<IEnumerable<string>> groups, bool asks)
        {
            var all = groups.Select(group => group.Select(leaf => LeafForm.Parse(leaf).Value).ToList()).ToList();
            return new(
                all.SelectMany(group => group).Select(form => Plain(form)).ToHashSet(),
                string.Join(
                    " ; ",
                    all.Select(group => string.Join(" | ", group.Select(Plain).Order(StringComparer.Ordinal)))
                        .Distinct()
                        .Order(StringComparer.Ordinal)
                ),
                asks
            );
        }

        public static Labels Of(string text)
        {
            var groups = text.Split(';', StringSplitOptions.TrimEntries);
            return Of(
                groups.Where(group => group != "?").Select(group => group.Split('|', StringSplitOptions.TrimEntries)),
                groups.Contains("?")
            );
        }

        // in ("a", "b") and in ("b", "a") are one condition.
        static string Plain(LeafForm form) => (form with { Values = [.. form.Values.Order(StringComparer.Ordinal)] }).Feel;
    }

    sealed record Labelled(string Text, Labels One, Labels Other, bool Seen)
    {
        public static Labelled Of(string line, bool Seen) =>
            line.Split(" ## ") is [var text, var one, var other]
                ? new(text, Labels.Of(one), Labels.Of(other.Trim() == "=" ? one : other), Seen)
                : throw new InvalidDataException(line);
    }

    [Fact]
    public void Both_annotations_agree_and_what_is_read_is_measured_against_them()
    {
        var facts = Policies.Facts.All.Select(fact => fact.Name).Append("?").ToList();
        var kappa = Kappa.Of(Texts.SelectMany(text => facts.Select(fact => (Said(text.One, fact), Said(text.Other, fact)))));
        var clauses = RatioOf.Count(Texts, text => text.One.Whole == text.Other.Whole && text.One.Asks == text.Other.Asks);
        Print($"{Texts.Count} texts labelled twice: κ of leaves {kappa:0.000}, same clause {clauses}");
        Assert.True(Texts.Count >= 100);
        Assert.True(kappa >= 0.8);

        var seen = Measure("looked at", Texts.Where(text => text.Seen));
        var unseen = Measure("not looked at", Texts.Where(text => !text.Seen));
        Assert.True(seen.Leaves.Precision.Share >= 0.95m && unseen.Leaves.Precision.Share >= 0.95m);
        Assert.True(unseen.Leaves.Recall.Share >= 0.90m && unseen.Clauses.Share >= 0.85m);
    }

    static (DetectionQuality Leaves, RatioOf Clauses) Measure(string half, IEnumerable<Labelled> texts)
    {
        var (hits, flagged, real, exact, all) = (0, 0, 0, 0, 0);
        foreach (var text in texts)
        {
            var draft = Reader.Read(text.Text);
            var read = Labels.Of(draft.Lines.Select(line => line.Feel.Split(" or ").AsEnumerable()), draft.Unread.Count > 0);
            hits += read.Leaves.Count(text.One.Leaves.Contains);
            flagged += read.Leaves.Count;
            real += text.One.Leaves.Count;
            all++;
            // What no fact answers must have been said, or the draft would look complete.
            if (read.Whole == text.One.Whole && (!text.One.Asks || read.Asks))
                exact++;
            else
                Print(
                    $"  {text.Text}\n    label {text.One.Whole}{(text.One.Asks ? " ; ?" : "")}\n    read  {read.Whole}{(read.Asks ? " ; ?" : "")}"
                );
        }
        var quality = DetectionQuality.Of(hits, flagged, real).Value;
        Print(
            $"{half}: leaves precision {quality.Precision} {Interval(quality.PrecisionInterval)}, recall {quality.Recall} {Interval(quality.RecallInterval)}; clauses exact {new RatioOf(exact, all)}"
        );
        return (quality, new(exact, all));
    }

    static string Said(Labels labels, string fact) =>
        fact == "?"
            ? labels.Asks
                ? "?"
                : ""
            : string.Join(' ', labels.Leaves.Where(leaf => LeafForm.Parse(leaf).Value.Fact == fact).Order(StringComparer.Ordinal));

    static string Interval((double Lower, double Upper)? interval) =>
        interval is { } known ? $"[{known.Lower:0.000}, {known.Upper:0.000}]" : "";

    static void Print(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
