namespace Yingzhou.Kernel;

/// <summary>The core metadata of a catalogue (目录核心元数据), after the national guide of 2017 on GB/T 21063.</summary>
public sealed record CatalogueMetadata
{
    public string? Name { get; init; }
    public string? Abstract { get; init; }
    public string? Provider { get; init; }
    public string? Format { get; init; }
    public SharingAttribute? Sharing { get; init; }

    /// <summary>Need not be written where sharing is unconditional.</summary>
    public string? SharingCondition { get; init; }
    public string? SharingMode { get; init; }
    public OpenAttribute? Opening { get; init; }
    public UpdateCycle? Cycle { get; init; }
    public DateOnly? PublishedOn { get; init; }
    public string? RelatedCode { get; init; }

    /// <summary>Mandatory where sharing is withheld, since sharing is the default by law.</summary>
    public string? LegalBasis { get; init; }

    // 11 core fields (p01 R1).
    IEnumerable<(string Title, bool Filled)> Core =>
        [
            ("名称", Written(Name)),
            ("摘要", Written(Abstract)),
            ("提供方", Written(Provider)),
            ("资源格式", Written(Format)),
            ("共享属性", Sharing is not null),
            ("共享条件", Sharing is SharingAttribute.Unconditional || Written(SharingCondition)),
            ("共享方式", Written(SharingMode)),
            ("开放属性", Opening is not null),
            ("更新周期", Cycle is not null),
            ("发布日期", PublishedOn is not null),
            ("关联代码", Written(RelatedCode)),
        ];

    /// <summary>Filled core fields ÷ core fields; all must be filled to publish.</summary>
    public RatioOf Completeness => RatioOf.Count(Core, one => one.Filled);

    /// <summary>Titles of what must still be written before it can be published, in the order of the standard.</summary>
    public IReadOnlyList<string> Missing =>
        [
            .. Core.Where(one => !one.Filled).Select(one => one.Title),
            .. Sharing is SharingAttribute.Withheld && !Written(LegalBasis) ? ["不予共享的法律依据"] : (string[])[],
        ];

    static bool Written(string? text) => !string.IsNullOrWhiteSpace(text);
}

/// <summary>Hints at the same catalogue registered twice (重复目录). Source: p01 R4.</summary>
public static class CatalogueLikeness
{
    /// <summary>From here on somebody must judge: same, part of the other, or different. An equal value is judged.</summary>
    public const double Judged = 0.65;

    /// <summary>
    /// 0.4 · Jaccard of the names' runs of two characters + 0.6 · overlap of their elements: shared ÷ those of the smaller one, so that a part is found as well.
    /// </summary>
    public static double Of(string name, IReadOnlySet<string> elements, string otherName, IReadOnlySet<string> otherElements)
    {
        var smaller = Math.Min(elements.Count, otherElements.Count);
        var overlap = smaller == 0 ? 0 : (double)elements.Count(otherElements.Contains) / smaller;
        return (0.4 * TextLikeness.Jaccard(TextLikeness.Shingles(name), TextLikeness.Shingles(otherName))) + (0.6 * overlap);
    }
}

/// <summary>Looks at values instead of names (内容嗅探): 身份证号 renamed 备注 keeps its check digits. Source: p01 §7.</summary>
public static class ContentSniff
{
    /// <summary>A larger share of valid resident numbers than this, among those filled, looks like L3.</summary>
    public const double ResidentShare = 0.20;

    /// <summary>How many values are looked at.</summary>
    public const int Sample = 1_000;

    public static bool LooksLikeResidentIds(IEnumerable<string?> values, DateOnly today)
    {
        var ratio = RatioOf.Count(
            values.Where(value => !string.IsNullOrWhiteSpace(value)).Take(Sample),
            value => ResidentId.IsValid(value, today)
        );
        return ratio.Share > (decimal)ResidentShare;
    }
}

/// <summary>The unified social credit code of the organ that provides a catalogue. Codes of organs are public, so the right check character may be told.</summary>
public static class ProviderCode
{
    public static Outcome<Uscc> Parse(string? text)
    {
        var code = Uscc.Parse(text);
        return code.Fault is { Code: "uscc.check-digit" }
            ? new Fault(
                "catalogue.provider-code",
                $"提供方代码第 18 位校验码应为 {Uscc.ComputeCheckDigit(text!.Trim().ToUpperInvariant())}，请对照机构登记证书核对。"
            )
            {
                Field = "provider",
            }
            : code;
    }
}
