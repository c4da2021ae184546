using Yingzhou.Apps.Services.TalentServices.Content;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Kernel;
using Yingzhou.Support.Credentials;

namespace Yingzhou.Apps.Services.TalentServices.Titles;

/// <summary>电子职称证书: issued in the step that grants the title, without end, beside older ones; taken back with the title. The score is nobody's but the panel's.</summary>
sealed class TitleCertificate(ICredentials credentials, TalentContent talent, IOrganisation organisation)
{
    public static readonly CredentialKind Kind = new("talent-title", "舟山市专业技术职称证书", "舟职");

    public async Task<Fault?> Issue(TitleGrant one, CancellationToken cancel) =>
        (
            await credentials.Issue(
                new(
                    Kind.Id,
                    one.Region,
                    one.HolderKey,
                    one.Holder,
                    organisation.NameOf(talent.TitleUnit),
                    [
                        new("职称", one.Title, Public: true),
                        new("取得方式", "评审", Public: true),
                        new("评审会", one.PanelName, Public: true),
                        new("公示", $"至 {one.PublicUntil:yyyy-MM-dd}"),
                    ],
                    one.GrantedOn!.Value,
                    Credential.NoEnd,
                    one.Id.ToString(),
                    ReplaceOlder: false
                ),
                cancel
            )
        ).Fault;

    public Task Revoke(TitleGrant one, string because, CancellationToken cancel) =>
        credentials.Revoke(Kind.Id, one.HolderKey, because, one.Id.ToString(), cancel);
}
