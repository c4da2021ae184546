using System.Diagnostics;

namespace Yingzhou.Tests.Infrastructure;

/// <summary>A real file system of little room (tmpfs), mounted over a folder: what does not fit is refused by the system itself (ENOSPC).</summary>
sealed class SmallDisk : IDisposable
{
    readonly string folder;
    readonly string options;

    SmallDisk(string folder, string options) => (this.folder, this.options) = (folder, options);

    string Filler => Path.Combine(folder, ".filler");

    /// <summary>Skips the test where nobody may mount.</summary>
    /// <param name="size">As mount writes it, e.g. <c>4m</c>.</param>
    public static SmallDisk Over(string folder, string size)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "tmpfs");
        Directory.CreateDirectory(folder);
        var disk = new SmallDisk(folder, $"size={size}");
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", disk.options, "tmpfs", folder), "Nobody may mount a tmpfs here.");
        return disk;
    }

    /// <summary>Leaves so many bytes; the system counts in pages of 4 KiB.</summary>
    public void Leave(long bytes)
    {
        File.Delete(Filler);
        using var filler = File.Create(Filler);
        var wanted = new DriveInfo(folder).AvailableFreeSpace - bytes;
        var page = new byte[4096];
        for (var written = 0L; written + page.Length <= wanted; written += page.Length)
            filler.Write(page);
    }

    public void Clear() => File.Delete(Filler);

    public void Grow(string size) => Assert.True(Run("mount", "-o", $"remount,size={size}", folder));

    /// <summary>Room for so many files, whatever their size.</summary>
    public void Files(int most) => Assert.True(Run("mount", "-o", $"remount,{options},nr_inodes={most}", folder));

    public int FilesUsed => Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Count() + 1;

    static bool Run(string program, params string[] words)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    // Lazily: what somebody still holds open must not keep the test from ending.
    public void Dispose() => Run("umount", "-l", folder);
}
