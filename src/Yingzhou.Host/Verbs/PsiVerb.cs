using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Yingzhou.Assurance.Privacy;
using Yingzhou.Foundation.Storage;
using Yingzhou.Host.Composition;
using Yingzhou.Kernel;

namespace Yingzhou.Host.Verbs;

/// <summary>
/// <c>psi key|serve|join</c>: a party's node of a private set intersection. Two of them, in two processes and on two machines, meet under a grant of the city; each has its own folder with its key and its ledger.
/// </summary>
static class PsiVerb
{
    static readonly Option<string> Data = new("--data")
    {
        Description = "The node's own folder: key, ledger, what it compared before",
        Required = true,
    };
    static readonly Option<FileInfo> Grant = new("--grant") { Description = "The grant, from the page of the job", Required = true };
    static readonly Option<string> CityKey = new("--city-key")
    {
        Description = "The city's public key for grants, hexadecimal (/api/privacy/key)",
        Required = true,
    };
    static readonly Option<FileInfo> List = new("--list") { Description = "One identifier a line", Required = true };
    static readonly Option<string> Out = new("--out")
    {
        Description = "Folder for what was seen, the report and the result",
        Required = true,
    };
    static readonly Option<string> At = new("--at")
    {
        Description = "Address and port: where to listen, or whom to join, e.g. 127.0.0.1:7601",
        Required = true,
    };
    static readonly Option<int> Minutes = new("--minutes")
    {
        Description = "Longest that the meeting may take",
        DefaultValueFactory = _ => 120,
    };

    public static Command Command { get; } = Describe();

    static Command Describe()
    {
        var key = new Command("key", "Prints this node's public key, to be registered when the party consents") { Data };
        key.SetAction(ShowKey);
        var serve = new Command("serve", "Waits for the other party and meets it") { Data, Grant, CityKey, List, Out, At, Minutes };
        serve.SetAction((parsed, cancel) => Run(parsed, Accept, cancel));
        var join = new Command("join", "Calls the waiting party and meets it") { Data, Grant, CityKey, List, Out, At, Minutes };
        join.SetAction((parsed, cancel) => Run(parsed, Call, cancel));
        return new Command("psi", "Private set intersection: two parties learn how many entries they share, and nothing else")
        {
            key,
            serve,
            join,
        };
    }

    static async Task<int> ShowKey(ParseResult parsed, CancellationToken cancel)
    {
        await using var city = StoredCity.Open(parsed.GetValue(Data)!, null);
        await using var scope = city.Services.CreateAsyncScope();
        Console.WriteLine(Convert.ToHexStringLower(scope.ServiceProvider.GetRequiredService<PsiNode>().Public.Export()));
        return 0;
    }

    static async Task<int> Run(ParseResult parsed, Func<IPEndPoint, CancellationToken, Task<TcpClient>> connect, CancellationToken cancel)
    {
        await using var city = StoredCity.Open(parsed.GetValue(Data)!, null);
        city.Services.GetRequiredService<SchemaUpgrade>().Run();
        await using var scope = city.Services.CreateAsyncScope();
        var read = Read(parsed, city.Services.GetRequiredService<TimeProvider>());
        if (read.Fault is { } unread)
            return Refused(unread);
        var (grant, at) = read.Value;
        var entries = PsiList.Read(File.ReadLines(parsed.GetValue(List)!.FullName));
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limited.CancelAfter(TimeSpan.FromMinutes(parsed.GetValue(Minutes)));
        Outcome<PsiResult> met;
        try
        {
            using var other = await connect(at, limited.Token);
            other.NoDelay = true;
            var node = scope.ServiceProvider.GetRequiredService<PsiNode>();
            met = await node.Meet(grant, entries, other.GetStream(), parsed.GetValue(Out)!, limited.Token);
        }
        catch (SocketException unreachable)
        {
            await Console.Error.WriteLineAsync(unreachable.Message);
            return 1;
        }
        if (met.Fault is { } fault)
            return Refused(fault);
        var report = met.Value.Report;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Number}：本方 {report.Mine} 条，对方 {report.Theirs} 条，共同 {report.Shared} 条，用时 {report.Seconds:0.00} 秒；本方存证 {report.Entry}，对方存证 {report.Other}"
            )
        );
        return 0;
    }

    static Outcome<(PsiGrant Grant, IPEndPoint At)> Read(ParseResult parsed, TimeProvider clock)
    {
        foreach (var option in (Option<FileInfo>[])[Grant, List])
            if (parsed.GetValue(option) is { Exists: false } missing)
                return new Fault("privacy.no-file", $"没有这个文件：{missing.FullName}");
        if (!IPEndPoint.TryParse(parsed.GetValue(At)!, out var at) || at.Port == 0)
            return new Fault("privacy.no-address", "--at 应写成 地址:端口，例如 127.0.0.1:7601");
        Sm2PublicKey key;
        try
        {
            key = Sm2PublicKey.Import(Convert.FromHexString(parsed.GetValue(CityKey)!));
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException)
        {
            return new Fault("privacy.city-key", "--city-key 应是 130 位十六进制的公钥");
        }
        var grant = PsiGrant.Read(File.ReadAllText(parsed.GetValue(Grant)!.FullName), key, clock.GetUtcNow().Day());
        return grant.Fault is { } fault ? fault : (grant.Value, at);
    }

    static int Refused(Fault fault)
    {
        Console.Error.WriteLine($"{fault.Code}：{fault.Detail}");
        return 1;
    }

    static async Task<TcpClient> Accept(IPEndPoint at, CancellationToken cancel)
    {
        using var listener = new TcpListener(at);
        listener.Start(1);
        return await listener.AcceptTcpClientAsync(cancel);
    }

    // Who calls first waits for the other to come up.
    static async Task<TcpClient> Call(IPEndPoint at, CancellationToken cancel)
    {
        for (var tries = 0; ; tries++)
        {
            var client = new TcpClient();
            try
            {
                await client.ConnectAsync(at, cancel);
                return client;
            }
            catch (SocketException) when (tries < 300)
            {
                client.Dispose();
                await Task.Delay(200, cancel);
            }
        }
    }
}
