namespace Yingzhou.Apps.Services.BusinessEnvironment.Licences;

/// <summary>An enterprise-related licence (涉企经营许可事项) as one version of the list has it.</summary>
/// <param name="Id">Stable over all versions: by it they are compared.</param>
/// <param name="Authority">实施机关.</param>
/// <param name="LegalBasis">Law or regulation that sets it up.</param>
/// <param name="Supervision">事中事后监管措施; nothing is cancelled without it.</param>
/// <param name="ServiceItem">The item of the service catalogue under which it is applied for; <c>null</c> when the city does not handle it here.</param>
/// <param name="PromiseBefore">Working days before the optimisation, and after it.</param>
/// <param name="Unconfirmed">Type or wording was written from memory and not read against the published list.</param>
public sealed record LicenceItem(
    string Id,
    string Name,
    string Authority,
    ReformType Reform,
    string? LegalBasis = null,
    string? Measures = null,
    string? Supervision = null,
    string? ServiceItem = null,
    int? PromiseBefore = null,
    int? PromiseAfter = null,
    bool Unconfirmed = false
);
