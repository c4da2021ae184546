namespace Yingzhou.Apps.Services.TalentServices.Jobs;

/// <param name="Parent">The more general skill; <c>null</c> at the root.</param>
/// <param name="AlsoCalled">Synonyms.</param>
public sealed record Skill(string Id, string Name, string? Parent, IReadOnlyList<string> AlsoCalled);

/// <summary>Skills from the general to the special (技能树), with what people also call them.</summary>
public sealed class SkillTree
{
    readonly Dictionary<string, Skill> byId;
    readonly Dictionary<string, string> byWord;

    /// <exception cref="ArgumentException">Two skills have one id, a parent is not there, or parents go in a circle.</exception>
    public SkillTree(IReadOnlyCollection<Skill> skills)
    {
        byId = skills.ToDictionary(skill => skill.Id, StringComparer.Ordinal);
        byWord = skills
            .SelectMany(skill => skill.AlsoCalled.Append(skill.Name).Append(skill.Id).Select(word => (Word: Fold(word), skill.Id)))
            .DistinctBy(one => one.Word)
            .ToDictionary(one => one.Word, one => one.Id, StringComparer.Ordinal);
        foreach (var skill in skills)
            if (skill.Parent is { } parent && !byId.ContainsKey(parent) || Upwards(skill.Id).Take(byId.Count + 1).Count() > byId.Count)
                throw new ArgumentException($"The skill '{skill.Id}' has no sound parent.", nameof(skills));
    }

    public string NameOf(string id) => byId.TryGetValue(id, out var skill) ? skill.Name : id;

    /// <summary>The skill that somebody means by a word; <c>null</c> when none is known.</summary>
    public string? Find(string word) => byWord.GetValueOrDefault(Fold(word));

    /// <summary>
    /// How far a skill that somebody has covers one that is wanted: wholly when it is the same (a synonym is), or a special case of it; half for each level that
    /// it is more general (a10 §3).
    /// </summary>
    public double Credit(string has, string wanted)
    {
        if (Upwards(has).Contains(wanted))
            return 1;
        var credit = 1.0;
        foreach (var general in Upwards(wanted))
        {
            if (general == has)
                return credit;
            credit /= 2;
        }
        return 0;
    }

    // The skill itself first.
    IEnumerable<string> Upwards(string id)
    {
        for (var at = id; at is not null; at = byId.GetValueOrDefault(at)?.Parent)
            yield return at;
    }

    static string Fold(string word) =>
        string.Concat(word.Normalize(System.Text.NormalizationForm.FormKC).Where(letter => !char.IsWhiteSpace(letter))).ToLowerInvariant();
}
