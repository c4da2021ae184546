using System.Text.Json.Serialization;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Cases.Content;

/// <summary>A material (申请材料): one thing the department has to see, and the least burdensome way for it to get it.</summary>
public sealed record Material
{
    /// <summary>Unique within the item.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required MaterialKind Kind { get; init; }

    /// <summary>In which situations it is needed: FEEL over <c>answers</c>; <c>null</c> always (or as the item's decision table says).</summary>
    public string? When { get; init; }

    /// <summary>Where the city gets it by itself (免提交); required for credentials and data checks.</summary>
    public MaterialSource? Source { get; init; }

    /// <summary>What is taken from those who upload; required for uploads, and the fallback of a fetch that fails.</summary>
    public UploadTerms? Upload { get; init; }

    /// <summary>What a good one looks like, or where people usually go wrong.</summary>
    public string? Hint { get; init; }

    /// <summary>What somebody is told who hands in more files than it takes.</summary>
    [JsonIgnore]
    public Fault TooManyFiles =>
        new("cases.too-many-files", $"“{Name}”最多 {Upload?.MaxFiles} 个文件，请移除多余的，或合并成一个文件再传。") { Field = Id };

    /// <summary>Whether an official can ask for it later within the commitment (容缺受理).</summary>
    public bool MayFollow { get; init; }
}

/// <summary>
/// In the order in which the city tries: fetch a credential 电子证照免提交, ask a register yes or no 数据核验, take a declaration 承诺/自主申报,
/// and only then ask for an upload 上传.
/// </summary>
public enum MaterialKind
{
    Credential,
    DataCheck,
    Declared,
    Upload,
}

/// <param name="Department">Family of the department whose register answers (数源部门).</param>
/// <param name="CredentialType">Id in <c>credentials/types.json</c>; for credentials.</param>
/// <param name="Check">The question to the register, for data checks: 是否现役在编人员.</param>
public sealed record MaterialSource(string Department, string? CredentialType = null, string? Check = null);

/// <param name="MaxMegabytes">Of one file.</param>
/// <param name="Formats">File types by their usual ending, without dot.</param>
public sealed record UploadTerms(IReadOnlyList<string> Formats, int MaxMegabytes, int MaxFiles = 5);
