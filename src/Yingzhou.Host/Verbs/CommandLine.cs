using System.CommandLine;

namespace Yingzhou.Host.Verbs;

/// <summary>The verbs of <c>./yz</c>. A verb is a file of this folder: its options, its work, and a line here.</summary>
static class CommandLine
{
    public static Task<int> Run(string[] args)
    {
        var yz = new RootCommand("瀛洲 Yingzhou: a city's digital government in one process")
        {
            ServeVerb.Command,
            GenerateVerb.Command,
            ReplayVerb.Command,
            TortureVerb.Command,
            ExpressVerb.Command,
            BackupVerb.Command,
            RestoreVerb.Command,
            ConformanceVerb.Command,
            FuzzVerb.Command,
            KeysVerb.Command,
            WatermarkVerb.Command,
            DrillVerb.Command,
            MaskVerb.Command,
            VerifyLedgerVerb.Command,
            WitnessVerb.Command,
            PsiVerb.Command,
            AuditVerb.Command,
            VersionVerb.Command,
        };

        // The host listens for Ctrl+C by itself, and an exception's stack says more than its message.
        return yz.Parse(WithVerb(args)).InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    /// <summary>Settings without a verb mean <c>serve</c>: so do process managers and the test host start a web program.</summary>
    static string[] WithVerb(string[] args) =>
        args is [] || args[0] is ['-', ..] and not ("--help" or "-h" or "-?" or "--version") ? ["serve", .. args] : args;
}
