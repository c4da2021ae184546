using Yingzhou.Assurance.Identity.Demo;
using Yingzhou.Assurance.Identity.Provider;

namespace Yingzhou.Assurance.Identity;

/// <summary>What <c>./run</c> tells about the demo's log-ins (演示账号).</summary>
public sealed class IdentityDemo
{
    readonly DemoLogins logins;
    readonly DemoPassword password;

    internal IdentityDemo(DemoLogins logins, DemoPassword password) => (this.logins, this.password) = (logins, password);

    /// <summary>Writes every log-in and their password; nothing when the demo is off.</summary>
    public void Print(TextWriter writer)
    {
        if (OwnClient.All.All(client => logins.For(client.End).Count == 0))
            return;
        writer.WriteLine($"演示账号（登录页可一键登录），本机演示密码：{password.Value}");
        foreach (var client in OwnClient.All)
        {
            writer.WriteLine($"  {client.Title}");
            foreach (var login in logins.For(client.End))
                writer.WriteLine($"    {login.Login, -18} {login.Name}　{login.About}");
        }
    }
}
