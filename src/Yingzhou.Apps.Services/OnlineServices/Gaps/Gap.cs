using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Services.OnlineServices.Gaps;

/// <summary>Something that was asked and found no answer (咨询缺口): what the owners of the items should add to their words or guides. Source: a06 §3, a07 §5.</summary>
public sealed class Gap : IInRegion
{
    public required Guid Id { get; init; }

    /// <summary>Where the asker is; the whole city when it is not known.</summary>
    public required string Region { get; init; }

    public required GapKind Kind { get; init; }

    /// <summary>As typed, masked by <see cref="MaskedText"/>.</summary>
    public required string Asked { get; init; }

    /// <summary>Id of the offer it was about, as far as that was understood.</summary>
    public string? About { get; init; }

    public required int Times { get; set; }

    public required DateTimeOffset FirstAt { get; init; }

    public required DateTimeOffset LastAt { get; set; }
}

/// <summary>A search without a hit 搜不到, a question without a passage 答不上.</summary>
public enum GapKind
{
    Search,
    Question,
}
