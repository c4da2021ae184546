using Yingzhou.Assurance.Permission;
using Yingzhou.Support.SubjectAccess;

namespace Yingzhou.Support.Credentials.Handling;

/// <summary>证照: what a person holds, what they consented to, and who looked.</summary>
sealed class CredentialData(ICredentials credentials, IConsents consents, IShowings showings) : ISubjectData
{
    public string Title => "证照、授权同意和查阅记录";

    public async Task<IReadOnlyList<SubjectLine>> Of(Subject person, CancellationToken cancel) =>
        [
            .. (await credentials.Mine(person, cancel)).Select(one => new SubjectLine(
                one.Credential.CreatedAt,
                $"{one.Credential.Title} {one.Credential.Number}",
                string.Join("；", one.Credential.Says.Select(line => $"{line.Label}：{line.Value}"))
            )),
            .. (await consents.Mine(person, cancel)).Select(one => new SubjectLine(
                one.GivenAt,
                $"同意 {one.Unit} 取用{one.CredentialTitle}",
                $"{one.ItemName}；{one.GivenWith}；到 {one.Until:yyyy-MM-dd}{(one.WithdrawnAt is null ? "" : "；已撤回")}"
            )),
            .. (await showings.Log(person, cancel: cancel)).Select(one => new SubjectLine(
                one.At,
                $"{one.Reader} 看了{one.Titles}",
                $"{one.Purpose}；{one.About}；{one.Verdict}"
            )),
        ];
}
