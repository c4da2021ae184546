using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Support.Cases;

/// <summary>How a paper was asked for.</summary>
public enum DemandWay
{
    /// <summary>The implementation list itself asks everybody to upload it (实施清单列为上传).</summary>
    List,

    /// <summary>A supplement request asks for it (补正时索要).</summary>
    Supplement,

    /// <summary>It is marked as fetched or checked, and was uploaded after all (免提交材料却上传了).</summary>
    Upload,
}

/// <summary>
/// A paper that the city holds and asks for all the same (不该要的材料): the finding by which 无证明城市 is enforced and not only declared. Source: page a06 §3 (免提交).
/// </summary>
/// <param name="Paper">What should have been fetched or checked.</param>
/// <param name="Times">In how many cases of the period; 0 for what only the list asks for.</param>
/// <param name="Example">A case in which it was asked for; <c>null</c> for what only the list asks for.</param>
/// <param name="Words">How it was asked for, of the example.</param>
public sealed record DemandedPaper(
    DemandWay Way,
    string ItemId,
    string ItemName,
    string? Unit,
    string Paper,
    int Times,
    Guid? Example,
    string Words,
    DateTimeOffset? LastAt
);

/// <summary>Papers among what was required in cases of a period, and those that the applicants had to bring (减材料).</summary>
/// <param name="Uploaded">Uploaded among required: the reduction is one minus its share.</param>
public sealed record DemandFigures(IReadOnlyList<DemandedPaper> Findings, RatioOf Uploaded);

/// <summary>Papers of one item at one unit that nobody had to bring (免提交份数), for 无证明城市.</summary>
/// <param name="Cases">Cases of the period, legs of bundles included.</param>
/// <param name="Spared">Materials that were fetched or checked.</param>
/// <param name="Handed">Materials there were at all: fetched, declared or uploaded.</param>
public sealed record SparedPapers(string Unit, string ItemId, string ItemName, int Cases, int Spared, int Handed);

/// <summary>Whether the city holds a paper that somebody asks for: by its place in the implementation list, else by its name in the directory of credentials.</summary>
public static class HeldPapers
{
    /// <param name="subject">Id of a material of the item, or of a field of its form.</param>
    /// <param name="wanted">What is asked for, in the official's words.</param>
    /// <returns>The name of what should have been fetched or checked; <c>null</c> when nobody but the applicant has it.</returns>
    public static string? Of(ServiceItem item, IEnumerable<CredentialType> held, string subject, string wanted) =>
        item.Materials.FirstOrDefault(one => one.Id == subject) is { Kind: MaterialKind.Credential or MaterialKind.DataCheck } material
            ? material.Name
            : ByName(item, held, wanted);

    /// <returns>The credential whose name stands in the words, the longest name first.</returns>
    /// <remarks>What the item itself replaces or ends is handed back, not proved: it is no demand. A paper from elsewhere (市外, 省外, 境外) is not the city's.</remarks>
    public static string? ByName(ServiceItem item, IEnumerable<CredentialType> held, string words) =>
        Elsewhere.Any(place => words.Contains(place, StringComparison.Ordinal))
            ? null
            : held.Where(type => type.Id != item.Outcome.CredentialType && words.Contains(type.Name, StringComparison.Ordinal))
                .OrderByDescending(type => type.Name.Length)
                .Select(type => type.Name)
                .FirstOrDefault();

    /// <summary>What the list asks everybody to upload although it is in the directory.</summary>
    public static IEnumerable<DemandedPaper> InTheList(ServiceItem item, IReadOnlyCollection<CredentialType> held) =>
        from material in item.Materials
        where material.Kind is MaterialKind.Upload
        let paper = ByName(item, held, material.Name)
        where paper is not null
        select new DemandedPaper(DemandWay.List, item.Id, item.Name, null, paper, 0, null, material.Name, null);

    static readonly string[] Elsewhere = ["市外", "省外", "境外", "国外", "外地"];
}
