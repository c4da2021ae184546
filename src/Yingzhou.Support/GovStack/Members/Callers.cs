using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.GovStack.Content;

namespace Yingzhou.Support.GovStack.Members;

/// <summary>
/// Tells which member asks. The mediator's security server has checked the member's certificate and says its name in a header, so the header is believed from there
/// and from nowhere else.
/// </summary>
sealed class Callers(
    GovStackContent content,
    IOrganisation organisation,
    ActorScope actors,
    IOptions<GovStackOptions> options,
    IOptions<IdentityOptions> identity
)
{
    static readonly Fault Malformed = new(
        "govstack.client-malformed",
        $"请求头 {MediatorClient.Header} 缺失或格式不对，应为 INSTANCE/CLASS/MEMBER/SUBSYSTEM 四段。",
        400
    )
    {
        Field = MediatorClient.Header,
    };

    static readonly Fault Untrusted = new("govstack.not-through-mediator", "请求不是经登记的安全服务器转来的，请通过信息中介访问。", 403);

    static readonly Fault NotMember = new("govstack.not-a-member", "这个成员系统没有在本市登记，请先联系数据局办理接入。", 403)
    {
        Field = MediatorClient.Header,
    };

    static readonly Fault Unnamed = new("govstack.client-missing", $"请求没有带 {MediatorClient.Header}，无法确定是哪个成员系统。", 401)
    {
        Field = MediatorClient.Header,
    };

    /// <summary>Who asks, where the specification requires the header.</summary>
    public Outcome<Caller> Named(HttpContext http) =>
        MediatorClient.Parse(http.Request.Headers[MediatorClient.Header]) is { } client ? Member(http, client.ToString()) : Malformed;

    /// <summary>Who asks, where the specification does not speak of the header; one that is sent must be right all the same.</summary>
    public Outcome<Caller> Known(HttpContext http) =>
        http.Request.Headers.ContainsKey(MediatorClient.Header) ? Named(http)
        : content.Unnamed is { } member ? Member(http, member.Id)
        : Unnamed;

    Outcome<Caller> Member(HttpContext http, string id)
    {
        if (!options.Value.Trusts(http.Connection.RemoteIpAddress, identity.Value.DemoAccounts))
            return Untrusted;
        if (content.Members.GetValueOrDefault(id) is not { } member || organisation.Official(member.Official) is not { } official)
            return NotMember;
        var caller = Caller.Of(member, official, organisation.PostsOf(official.Id));
        actors.Current = caller.Official.AsActor();
        return caller;
    }
}
