namespace Yingzhou.Apps.Services.BusinessEnvironment.Licences;

/// <summary>A standard term of the business scope (经营范围规范表述) and the licences that it needs.</summary>
/// <param name="Licences">Ids of licences; none for what anybody may do (一般项目).</param>
public sealed record ScopeTerm(string Code, string Phrase, IReadOnlyList<string> Licences);

/// <summary>A legal keyword (关键词规则): where all words occur and none of the others, the licence may be needed.</summary>
public sealed record KeywordRule(string Licence, IReadOnlyList<string> All, IReadOnlyList<string> None, string Why);

/// <summary>How far a scope was understood.</summary>
public enum Need
{
    /// <summary>需要: by the exact table, or by the text where the text has proved good enough.</summary>
    Needed,

    /// <summary>可能还需要: by the text alone.</summary>
    MayNeed,
}

/// <param name="Because">The words of the scope, and how they were read.</param>
public sealed record LicenceNeed(string Licence, Need Need, string Because);
