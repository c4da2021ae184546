using System.Text;
using System.Text.RegularExpressions;

namespace Yingzhou.Apps.Services.TalentServices.Recognition;

/// <summary>A list entry of honours that count (荣誉目录).</summary>
/// <param name="Level">A value of the fact <c>honourLevel</c>.</param>
public sealed record Honour(string Name, string Level, IReadOnlyList<string> AlsoCalled);

/// <summary>
/// Finds an honour by how people write it (荣誉名称归一): year, edition, “荣获…称号” and punctuation do not matter, everything else does. A name that is only alike is not found: a wrong
/// match gives a category, a missed one a look by a person (precision before recall, a10 §3).
/// </summary>
public sealed partial class HonourNames
{
    readonly Dictionary<string, Honour> byName;

    public HonourNames(IEnumerable<Honour> honours) =>
        byName = honours
            .SelectMany(honour => honour.AlsoCalled.Append(honour.Name).Select(name => (Name: Fold(name), honour)))
            .DistinctBy(one => one.Name)
            .ToDictionary(one => one.Name, one => one.honour, StringComparer.Ordinal);

    public Honour? Find(string? text) => text is null ? null : byName.GetValueOrDefault(Fold(text));

    static string Fold(string text)
    {
        var plain = Around.Replace(text.Normalize(NormalizationForm.FormKC), "");
        return string.Concat(plain.Where(char.IsLetterOrDigit)).ToLowerInvariant();
    }

    [GeneratedRegex(
        @"\d{4}\s*年(?:度)?|第[一二三四五六七八九十百\d]+[届批次]|^\s*(?:荣获|获得|获|被授予|授予|被评为)|(?:荣誉)?称号\s*$|[(（][^)）]*[)）]"
    )]
    static partial Regex Around { get; }
}
