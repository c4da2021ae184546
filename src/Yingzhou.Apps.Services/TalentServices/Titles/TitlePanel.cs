using System.Text.Json;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.TalentServices.Titles;

public enum PanelStatus
{
    /// <summary>List and seed are committed to and published (已封存).</summary>
    Sealed,

    /// <summary>Experts are drawn, the seed is revealed (已抽取).</summary>
    Drawn,

    /// <summary>Scores are in (已出结果).</summary>
    Decided,

    /// <summary>Who is to have the title is made public (已公示): scores stand.</summary>
    Public,
}

/// <summary>Who was passed over in a draw, and why.</summary>
public sealed record PassedOver(string Expert, string Why);

/// <summary>One evaluation (评审会): a sealed list, a draw that anybody can recompute, scores, a result.</summary>
public sealed class TitlePanel : Record
{
    public required string Name { get; init; }

    /// <summary>Ids of applicants, JSON array.</summary>
    public required string Applicants { get; init; }

    /// <summary>Ids of experts as they were sealed, JSON array.</summary>
    public required string Experts { get; init; }

    public required string ListHash { get; init; }

    public required string SeedHash { get; init; }

    /// <summary>Shown to nobody before the draw.</summary>
    public required string Seed { get; init; }

    public required int Size { get; init; }

    public PanelStatus Status { get; private set; }

    public string? PublicWord { get; private set; }

    public string Drawn { get; private set; } = "[]";

    public string Passed { get; private set; } = "[]";

    public string Votes { get; private set; } = "[]";

    public DateTimeOffset? DrawnAt { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public IReadOnlyList<string> ApplicantIds => JsonSerializer.Deserialize<List<string>>(Applicants)!;

    public IReadOnlyList<string> ExpertIds => JsonSerializer.Deserialize<List<string>>(Experts)!;

    public IReadOnlyList<string> DrawnIds => JsonSerializer.Deserialize<List<string>>(Drawn)!;

    public IReadOnlyList<PassedOver> PassedOver => JsonSerializer.Deserialize<List<PassedOver>>(Passed)!;

    public IReadOnlyList<PanelVote> AllVotes => JsonSerializer.Deserialize<List<PanelVote>>(Votes)!;

    public static Outcome<TitlePanel> Seal(
        string name,
        IReadOnlyList<string> applicants,
        IReadOnlyList<string> experts,
        string seed,
        int size,
        string region
    )
    {
        if (string.IsNullOrWhiteSpace(name))
            return new Fault("talent.panel-name-missing", "请写评审会的名称。") { Field = "name" };
        if (applicants.Count == 0)
            return new Fault("talent.applicants-missing", "请至少选一位申报人。") { Field = "applicants" };
        if (size < PanelOutcome.LeastExperts)
            return new Fault("talent.panel-too-small", $"评委不能少于 {PanelOutcome.LeastExperts} 名。") { Field = "size" };
        var commitment = SealedDraw.Commit(experts, seed);
        var panel = new TitlePanel
        {
            Region = region,
            Name = name.Trim(),
            Applicants = JsonSerializer.Serialize(applicants),
            Experts = JsonSerializer.Serialize(experts),
            ListHash = commitment.ListHash,
            SeedHash = commitment.SeedHash,
            Seed = seed,
            Size = size,
        };
        panel.Raise(new PanelSealed(panel.Id, panel.ListHash, panel.SeedHash, size));
        return panel;
    }

    /// <summary>抽取: in the order that seed, word and list give; who must avoid one of the applicants is passed over.</summary>
    public Fault? Draw(string word, Func<string, string?> mayNot, DateTimeOffset now)
    {
        if (Status is not PanelStatus.Sealed)
            return PanelFaults.DrawnAlready;
        if (string.IsNullOrWhiteSpace(word))
            return PanelFaults.NoWord;
        var (drawn, passed) = SealedDraw.Draw(SealedDraw.Order(ExpertIds, Seed, word.Trim()), Size, mayNot);
        if (drawn.Count < Size)
            return PanelFaults.TooFew(drawn.Count, Size);
        (Status, PublicWord, DrawnAt) = (PanelStatus.Drawn, word.Trim(), now);
        (Drawn, Passed) = (
            JsonSerializer.Serialize(drawn),
            JsonSerializer.Serialize(passed.Select(one => new PassedOver(one.Name, one.Why)))
        );
        Raise(new PanelDrawn(Id, ListHash, SeedHash, Seed, PublicWord!, DrawnIds));
        return null;
    }

    /// <summary>替换: a conflict found after the draw; the next of the same order takes the place.</summary>
    public Fault? Replace(string expert, string why, Func<string, string?> mayNot)
    {
        if (Status is not PanelStatus.Drawn)
            return PanelFaults.NotDrawn;
        if (!DrawnIds.Contains(expert))
            return PanelFaults.NotOfPanel;
        if (string.IsNullOrWhiteSpace(why))
            return PanelFaults.NoWhy;
        var reasons = PassedOver
            .Where(one => one.Expert != expert)
            .Append(new(expert, why.Trim()))
            .ToDictionary(one => one.Expert, one => one.Why);
        // The whole order anew: on the way to the next one others may have to be passed over too, and a reader must see them.
        var (drawn, passed) = SealedDraw.Draw(
            SealedDraw.Order(ExpertIds, Seed, PublicWord!),
            Size,
            id => reasons.GetValueOrDefault(id) ?? mayNot(id)
        );
        if (drawn.Count < Size)
            return PanelFaults.TooFew(drawn.Count, Size);
        (Drawn, Passed) = (
            JsonSerializer.Serialize(drawn),
            JsonSerializer.Serialize(passed.Select(one => new PassedOver(one.Name, one.Why)))
        );
        return null;
    }

    /// <summary>What anybody does with what is published: list and seed against their hashes, the order computed again, the first who were not passed over.</summary>
    /// <returns><c>null</c> when it comes out the same.</returns>
    public Fault? Recheck()
    {
        if (SealedDraw.Verify(new(ListHash, SeedHash), ExpertIds, Seed) is { } broken)
            return broken;
        var passed = PassedOver.Select(one => one.Expert).ToHashSet();
        var again = SealedDraw.Order(ExpertIds, Seed, PublicWord ?? "").Where(id => !passed.Contains(id)).Take(Size);
        return again.SequenceEqual(DrawnIds) ? null : PanelFaults.OtherResult;
    }

    /// <summary>评分: all at once, as the panel hands them in.</summary>
    public Fault? Score(IReadOnlyList<PanelVote> votes, DateTimeOffset now)
    {
        if (Status is not (PanelStatus.Drawn or PanelStatus.Decided))
            return PanelFaults.NotDrawn;
        if (votes.Any(vote => !DrawnIds.Contains(vote.Expert) || !ApplicantIds.Contains(vote.Applicant)))
            return PanelFaults.NotOfPanel;
        if (votes.Select(vote => vote.Expert).Distinct().Count() < Size)
            return PanelFaults.VotesMissing;
        if (PanelOutcome.Of(votes).Fault is { } incomplete)
            return incomplete;
        (Status, DecidedAt, Votes) = (PanelStatus.Decided, now, JsonSerializer.Serialize(votes));
        return null;
    }

    /// <summary>公示: from then on nobody scores again.</summary>
    public Fault? Publish()
    {
        if (Status is not (PanelStatus.Decided or PanelStatus.Public))
            return PanelFaults.NoResult;
        Status = PanelStatus.Public;
        return null;
    }
}

/// <summary>How panels are refused.</summary>
static class PanelFaults
{
    public static readonly Fault Unknown = new("talent.unknown-panel", "没有这场评审会。", 404);

    public static readonly Fault DrawnAlready = new("talent.drawn-already", "评委已经抽取，不能再抽；发现回避请用替换。", 409);

    public static readonly Fault NotDrawn = new("talent.not-drawn", "还没有抽取评委，或结果已经公示，不能再改。", 409);

    public static readonly Fault NoResult = new("talent.no-result", "还没有评审结果，不能公示。", 409);

    public static readonly Fault NotOfPanel = new("talent.not-of-panel", "评委或申报人不属于这场评审会，请核对。") { Field = "expert" };

    public static readonly Fault NoWord = new("talent.word-missing", "请由监督人当场说一个公众数（如当天开奖号码），填在这里。")
    {
        Field = "word",
    };

    public static readonly Fault NoWhy = new("talent.conflict-missing", "请写明为什么要回避。") { Field = "why" };

    public static readonly Fault VotesMissing = new("talent.votes-missing", "还有评委没有评分，请补齐。") { Field = "votes" };

    public static readonly Fault OtherResult = new("talent.other-result", "按公布的种子和名单重算，评委与记录不同，抽取无效。");

    public static Fault TooFew(int found, int wanted) =>
        new("talent.experts-too-few", $"需要 {wanted} 名评委，回避之后只有 {found} 名。请扩充专家库后重新封存。", 409);
}
