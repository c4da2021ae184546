using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Notices;

namespace Yingzhou.Support.Credentials;

/// <summary>到期提醒: a credential that ends within 60 days (own default), and one that was revoked within the last 30.</summary>
sealed class CredentialNotices(ICredentials credentials, CityContext city) : INoticeSource
{
    const int EndingDays = 60;
    const int RevokedDays = 30;

    public async Task<IReadOnlyList<Notice>> Of(Subject party, CancellationToken cancel)
    {
        var today = city.Clock.GetUtcNow().Day();
        return
        [
            .. (await credentials.Mine(party, cancel))
                .Where(one =>
                    one.State is CredentialState.Valid
                        && one.Credential.ValidTo <= today.AddDays(EndingDays)
                        && one.Credential.ValidTo > one.Credential.ValidFrom.AddDays(EndingDays)
                    || one.Credential.RevokedOn >= today.AddDays(-RevokedDays)
                )
                .Select(one => new Notice(
                    one.State is CredentialState.Revoked ? NoticeKind.Credential : NoticeKind.Warning,
                    one.State is CredentialState.Revoked ? $"{one.Credential.Title}已失效" : $"{one.Credential.Title}快到期",
                    one.State is CredentialState.Revoked
                        ? one.Credential.RevokedBecause!
                        : $"有效期到 {one.Credential.ValidTo:yyyy-MM-dd}。",
                    $"/my/credentials/{one.Credential.Id}",
                    one.Credential.UpdatedAt,
                    one.State is CredentialState.Revoked ? null : CityTime.EndOf(one.Credential.ValidTo)
                )),
        ];
    }
}
