using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Yingzhou.Bench;

/// <summary>A peer that runs on Node. Installed into bench/peers from its lock file the first time it is wanted, never with scripts.</summary>
static class NodePeer
{
    static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(here))!, "peers");

    /// <returns>The peer's answer to the input, or <c>null</c> when it cannot run here; the table then has no peer.</returns>
    public static async Task<JsonNode?> Ask(string script, JsonNode input)
    {
        try
        {
            if (!Installed() && (await Run("npm", "ci --ignore-scripts --no-audit --no-fund", "")).Code != 0)
                return null;
            var (code, output) = await Run("node", script, input.ToJsonString());
            return code == 0 ? JsonNode.Parse(output) : null;
        }
        catch (Exception missing) when (missing is System.ComponentModel.Win32Exception or JsonException)
        {
            Console.Error.WriteLine($"the peer {script} does not run: {missing.Message}");
            return null;
        }
    }

    // npm writes what it installed beside the packages: older than the lock, a peer that was added since is not among them.
    static bool Installed() =>
        File.GetLastWriteTimeUtc(Path.Combine(Folder(), "node_modules", ".package-lock.json"))
        >= File.GetLastWriteTimeUtc(Path.Combine(Folder(), "package-lock.json"));

    static async Task<(int Code, string Output)> Run(string program, string arguments, string input)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
