using Yingzhou.Kernel;

namespace Yingzhou.Support.Cases;

/// <summary>How a material came into the case.</summary>
public enum MaterialSource
{
    Uploaded,

    /// <summary>免提交: taken from a credential or answered by a register.</summary>
    Fetched,

    /// <summary>告知承诺: promised instead of proved.</summary>
    Committed,
}

/// <summary>One uploaded file of a material (材料附件).</summary>
/// <param name="Digest">By which the file is found; <c>null</c> when only its name was told (a replayed year has no papers).</param>
/// <param name="Bytes">Its length; <c>null</c> when it was not told.</param>
public sealed record CaseFile(string? Digest, string Name, long? Bytes);

/// <summary>A material of a case (申请材料).</summary>
public sealed class CaseMaterial
{
    public required Guid CaseId { get; init; }

    /// <summary>Id of the material in the item's implementation list.</summary>
    public required string MaterialId { get; init; }

    public required string Name { get; init; }

    public required MaterialSource Source { get; set; }

    /// <summary>What was uploaded for it, in the order of arrival: JSON array of <see cref="CaseFile"/>, empty when nothing was.</summary>
    public required string Files { get; set; }

    /// <summary>Where a fetched fact came from and when: "市公安局 2026-11-24 10:02".</summary>
    public string? Provenance { get; init; }
}

/// <summary>A supplement request (补正): told once, completely, field by field.</summary>
public sealed class Supplement
{
    public Guid Id { get; init; } = SortableId.Next();

    public required Guid CaseId { get; init; }

    public required Guid TaskId { get; init; }

    /// <summary>What is missing, JSON array of <see cref="SupplementLine"/>.</summary>
    public required string Lines { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset? ReturnedAt { get; set; }

    public string? Answer { get; set; }
}

/// <param name="Subject">Id of the material or key of the form field.</param>
/// <param name="Wanted">What is to be added or corrected, in plain words.</param>
public sealed record SupplementLine(string Subject, string Wanted);

/// <summary>An application not yet submitted (草稿): nothing typed is lost.</summary>
public sealed class Draft
{
    public Guid Id { get; init; } = SortableId.Next();

    public required string OwnerKey { get; init; }

    /// <summary>Code of the item or bundle.</summary>
    public required string Target { get; init; }

    public required string Region { get; set; }

    public required string Answers { get; set; }

    public required string Form { get; set; }

    /// <summary>Uploaded files by material id, JSON.</summary>
    public required string Files { get; set; }

    /// <summary>Number of the release under which it was begun: the form keeps the version that the applicant started to fill in.</summary>
    public long? AsOf { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }

    public int Version { get; set; }
}
