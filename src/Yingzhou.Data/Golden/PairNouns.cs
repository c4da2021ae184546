using System.Text.Json;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Golden;

/// <summary>How the two values of a field stand to each other (比对).</summary>
public enum PairLikeness
{
    /// <summary>缺一方</summary>
    Missing,

    /// <summary>一致</summary>
    Agrees,

    /// <summary>相近</summary>
    Partly,

    /// <summary>不同</summary>
    Differs,
}

/// <summary>A field of a pair, side by side, masked by its level.</summary>
public sealed record PairField(string Title, string? One, string? Other, PairLikeness Likeness);

/// <summary>Two records of which the last build was not sure, or joined with little to spare (待判定的对). Made anew by each build.</summary>
public sealed class GoldenPair
{
    public Guid Id { get; init; } = SortableId.Next();

    public required string Kind { get; init; }

    /// <summary>Id of a record: a digest of its register and its values, so that a ruling holds for these values.</summary>
    public required string One { get; init; }

    public required string Other { get; init; }

    public required string OneRegister { get; init; }

    public required string OtherRegister { get; init; }

    public required double Weight { get; init; }

    /// <summary>The build joined them; without it they wait for a clerk.</summary>
    public required bool IsJoined { get; init; }

    /// <summary>JSON array of <see cref="PairField"/>.</summary>
    public required string Fields { get; init; }

    public IReadOnlyList<PairField> FieldList => JsonSerializer.Deserialize<List<PairField>>(Fields) ?? [];
}

/// <summary>What a clerk said of two records (人工判定). Taken back it stays, with its history, and the pair is judged by weight again.</summary>
public sealed class GoldenRuling : Record
{
    public required string Kind { get; init; }

    public required string One { get; init; }

    public required string Other { get; init; }

    public required bool IsSame { get; init; }

    public required string Reason { get; init; }

    /// <summary>As the clerk saw the pair.</summary>
    public required string Fields { get; init; }

    /// <summary>Why it was taken back (撤销); <c>null</c> while it holds.</summary>
    public string? Undone { get; set; }

    public DateTimeOffset? UndoneAt { get; set; }

    public IReadOnlyList<PairField> FieldList => JsonSerializer.Deserialize<List<PairField>>(Fields) ?? [];
}

public sealed record RulePair(Guid Pair, bool IsSame, string Reason);

/// <param name="Seen">The version that the official saw.</param>
public sealed record UndoRuling(Guid Ruling, int Seen, string Reason);

/// <param name="Waiting">Pairs that wait for a clerk, the strongest first.</param>
/// <param name="Weak">Pairs that were joined with little to spare, the weakest first.</param>
/// <param name="Rulings">Newest first.</param>
public sealed record PairDesk(IReadOnlyList<GoldenPair> Waiting, IReadOnlyList<GoldenPair> Weak, IReadOnlyList<GoldenRuling> Rulings);
