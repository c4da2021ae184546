using System.Diagnostics;

namespace Yingzhou.Tests.Infrastructure;

/// <summary>The programs of an installed PostgreSQL. They refuse to run as root, so that root runs them as the account that the package made.</summary>
sealed record PostgresPrograms(string Folder)
{
    const string Account = "postgres";

    /// <summary>On the path, or where Debian keeps each version; the newest.</summary>
    public static PostgresPrograms? Find()
    {
        const string debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(debian)
            ? Directory.GetDirectories(debian).OrderByDescending(Version).Select(version => Path.Combine(version, "bin"))
            : [];
        var path = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        var folder = versions
            .Concat(path)
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
        return folder is null ? null : new(folder);
    }

    static int Version(string folder) => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0;

    public Process Start(string program, IEnumerable<string> arguments)
    {
        string[] command = [Path.Combine(Folder, program), .. arguments];
        return Launch(Environment.IsPrivilegedProcess ? ["runuser", "-u", Account, "--", .. command] : command);
    }

    public async Task Run(string program, params string[] arguments) => await Finish(Start(program, arguments));

    /// <summary>Gives a folder to the account that the programs run as.</summary>
    public static async Task Own(string folder)
    {
        if (Environment.IsPrivilegedProcess)
            await Finish(Launch(["chown", Account, folder]));
    }

    static Process Launch(string[] command) =>
        Process.Start(
            new ProcessStartInfo(command[0], command[1..])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = Path.GetTempPath(),
            }
        )!;

    static async Task Finish(Process process)
    {
        using (process)
        {
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{process.StartInfo.FileName} ended with {process.ExitCode}: {string.Concat(said)}");
        }
    }
}
