using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.InternalMatters.Rules;

/// <summary>
/// What one form for all saves (一表合并): the union of the legs' data elements is asked once, and what a register knows not at all (a01 §3).
/// </summary>
/// <param name="Fields">Σ of the fields of all legs' forms.</param>
/// <param name="Distinct">Different elements among them.</param>
/// <param name="Prefilled">Those of them that an authoritative dataset fills.</param>
public sealed record FormMerge(int Fields, int Distinct, int Prefilled)
{
    /// <summary>Elements that the applicant still types.</summary>
    public int Typed => Distinct - Prefilled;

    /// <summary>归并率 = 1 − |union| / Σ fields.</summary>
    public RatioOf Dedup => new(Fields - Distinct, Fields);

    /// <summary>填写率 = |union − prefilled| / Σ fields.</summary>
    public RatioOf Typing => new(Typed, Fields);

    /// <param name="forms">The elements of each leg's form, a field each: an element asked twice in one form counts twice.</param>
    public static FormMerge Of(IEnumerable<IReadOnlyCollection<string>> forms, IReadOnlySet<string> known)
    {
        var all = forms.SelectMany(form => form).ToList();
        var union = all.ToHashSet(StringComparer.Ordinal);
        return new(all.Count, union.Count, union.Count(known.Contains));
    }
}
