using System.CommandLine;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Yingzhou.Host.Verbs;

/// <summary><c>version</c>: what a bug report needs.</summary>
static class VersionVerb
{
    public static Command Command { get; } = Describe();

    static Command Describe()
    {
        var version = new Command("version", "Prints the version of the program, of .NET and of the system");
        version.SetAction(_ =>
            Console.WriteLine($"Yingzhou {Product} on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}")
        );
        return version;
    }

    static string? Product =>
        typeof(VersionVerb).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
}
