using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Languages.Forms;
using Yingzhou.Support.Cases;
using Audience = Yingzhou.Support.Cases.Content.Subject;
using Subject = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Apps.Services.OnlineServices.Filings;

/// <summary>
/// Who applies (申请人). A session knows a person by the digest of their number, not the number itself; so the number is asked for and must be the one
/// that belongs to the session.
/// </summary>
static class WhoApplies
{
    /// <summary>Name of the box that asks for the number, where the form itself does not.</summary>
    public const string NumberField = "applicantNumber";

    public static Audience? AudienceOf(Subject subject) =>
        subject.Kind switch
        {
            SubjectKind.Citizen => Audience.Citizen,
            SubjectKind.Enterprise => Audience.Enterprise,
            _ => null,
        };

    public static string NumberLabel(Subject subject) => subject.Kind is SubjectKind.Enterprise ? "统一社会信用代码" : "公民身份号码";

    /// <summary>The form's own field for the applicant's number; <c>null</c> when it has none.</summary>
    public static FormFieldNode? NumberIn(FormView form, Subject subject) =>
        FieldOf(form, subject.Kind is SubjectKind.Enterprise ? "enterprise.uscc" : "person.residentId");

    public static Outcome<Applicant> Of(Subject subject, FormView form, string? typedNumber, PersonalCipher cipher)
    {
        if (AudienceOf(subject) is not { } audience || subject.PartyKey is not { } key)
            return new Fault("online-services.not-an-applicant", "请以个人或企业身份登录后再办。", 403);
        var field = NumberIn(form, subject);
        var number = (field is null ? typedNumber : field.Value?.ToString())?.Trim().ToUpperInvariant() ?? "";
        if (cipher.PartyKey(number) != key)
            return new Fault(
                "online-services.not-your-number",
                $"这个{NumberLabel(subject)}与登录的身份（{Shown(subject)}）不一致，请核对。"
            )
            {
                Field = field?.Name ?? NumberField,
            };
        return Applicant.Of(audience, key, subject.PartyName, number, Phone(form));
    }

    /// <summary>What the session knows already, by field.</summary>
    public static IReadOnlyDictionary<string, string> Known(FormView form, Subject subject)
    {
        var known = new Dictionary<string, string>();
        if (FieldOf(form, "person.name") is { } name)
            known[name.Name] = subject.Kind is SubjectKind.Citizen ? subject.PartyName : subject.Name;
        if (subject.Kind is SubjectKind.Enterprise && FieldOf(form, "enterprise.name") is { } enterprise)
            known[enterprise.Name] = subject.PartyName;
        return known;
    }

    static Personal? Phone(FormView form) =>
        (FieldOf(form, "person.mobile") ?? FieldOf(form, "enterprise.phone")) is { IsEmpty: false } field
            ? Personal.Phone(field.Value!.ToString())
            : null;

    static string Shown(Subject subject) =>
        subject.Kind is SubjectKind.Enterprise ? subject.PartyName : Personal.Name(subject.PartyName).Masked;

    static FormFieldNode? FieldOf(FormView form, string element) => form.Fields.FirstOrDefault(node => node.Field.Element == element);
}
