using Yingzhou.Foundation.Storage;

namespace Yingzhou.Support.Cases;

public sealed record CaseSubmitted(Guid CaseId, string Number, string ItemCode, string Region, string Unit) : CityEvent(CaseId.ToString())
{
    public override string Type => "cases.submitted";
}

public sealed record CaseLightChanged(Guid CaseId, string Number, string Light, string Unit) : CityEvent(CaseId.ToString())
{
    public override string Type => "cases.light-changed";
}

public sealed record CaseFinished(Guid CaseId, string Number, string ItemCode, string Status, string Region, string Unit, Guid? BundleId)
    : CityEvent(CaseId.ToString())
{
    public override string Type => "cases.finished";
}

/// <summary>承诺不实: for the credit register, and for whoever counts false commitments.</summary>
/// <param name="ApplicantKey">Keyed digest of the applicant's number, never the number.</param>
public sealed record CommitmentBroken(Guid CaseId, string Number, string ItemCode, string ApplicantKey, string Region, string Unit)
    : CityEvent(CaseId.ToString())
{
    public override string Type => "cases.commitment-broken";
}
