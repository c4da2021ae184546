using System.Text.Json.Nodes;
using Yingzhou.Support.GovStack.Http;
using Yingzhou.Support.GovStack.Members;

namespace Yingzhou.Support.GovStack.Registration;

/// <summary>The body <c>applicationFileSubmit</c>, read.</summary>
/// <param name="Region">Division code of the place of the matter: <c>formData.data.form.region</c>.</param>
/// <param name="Documents">Addresses of documents uploaded here; others are <paramref name="Elsewhere"/> and only noted.</param>
sealed record Said(
    string ApplicantId,
    string? ApplicationName,
    string? Created,
    JsonObject Form,
    JsonObject Answers,
    string? Region,
    IReadOnlyList<DocumentUrl> Documents,
    IReadOnlyList<string> Elsewhere
)
{
    /// <summary>Mistakes stand in <see cref="Body.Fault"/>.</summary>
    public static Said In(Body body, params string[] formIds)
    {
        var applicantId = body.Required("applicantId") ?? "";
        var applicationName = body.Text("applicationName");
        var created = body.Instant("created") is null ? null : body.Text("created");
        var formData = body.Inside("formData");
        var handedIn = HandedInForm.Of(formData?.Object("data"), [.. formIds, formData?.Text("eFormId") ?? ""]);
        var region = handedIn.Form["region"] is JsonValue value && value.TryGetValue<string>(out var code) ? code : null;
        var urls = body.Texts("documentUrls");
        body.Take(formData);
        return new(
            applicantId,
            applicationName,
            created,
            handedIn.Form,
            handedIn.Answers,
            region,
            [.. urls.Select(DocumentUrl.Parse).OfType<DocumentUrl>()],
            [.. urls.Where(url => DocumentUrl.Parse(url) is null)]
        );
    }

    public Noted Note(Caller caller) => new(caller.Member.Id, ApplicantId, ApplicationName, Created, Elsewhere);
}
