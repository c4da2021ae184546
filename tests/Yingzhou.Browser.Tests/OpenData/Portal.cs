using System.Diagnostics;
using System.Text.Json;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Browser.Tests.OpenData;

/// <summary>Other people's programs against the portal of the running city.</summary>
static class Portal
{
    static readonly string Clients = Path.Combine(Repository.Root, "tools", "open-clients");

    /// <summary>Runs one of tools/open-clients; skipped where npm could not fetch them.</summary>
    public static async Task<JsonElement[]> Node(string script, params string[] arguments)
    {
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(Clients, "node_modules")),
            "The clients are not installed (npm ci in tools/open-clients)."
        );
        var said = await Run("node", [Path.Combine(Clients, script), .. arguments]);
        return [.. said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    public static async Task<string> Run(string program, params string[] arguments)
    {
        Process process;
        try
        {
            process = Process.Start(
                new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
            )!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{program} is not installed.");
            throw;
        }
        using (process)
        {
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {string.Concat(said)}");
            return said[0];
        }
    }
}
