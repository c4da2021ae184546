using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Foundation.Files;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Engines.Tests.Files;

public sealed class FileStoreTests : IDisposable
{
    static readonly FileTerms Anything = new(Enum.GetValues<FileType>(), 1_000);
    static readonly byte[] Pdf = "%PDF-1.7\n一份合同\n%%EOF"u8.ToArray();
    static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0];

    readonly string folder = Directory.CreateTempSubdirectory("yz-files-").FullName;

    [Fact]
    public async Task A_kept_file_is_found_by_the_digest_of_its_content()
    {
        var kept = (await Store(Pdf, "合同.pdf")).Value;

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Pdf)), kept.Digest);
        Assert.Equal((FileType.Pdf, Pdf.LongLength, "合同.pdf"), (kept.Type, kept.Bytes, kept.Name));
        await using var opened = Files().Open(kept.Digest)!;
        var read = new MemoryStream();
        await opened.CopyToAsync(read);
        Assert.Equal(Pdf, read.ToArray());
    }

    [Fact]
    public async Task The_same_content_lies_there_once_whatever_it_is_called()
    {
        var files = Files();
        var all = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => files.Store(new MemoryStream(Pdf), $"{i}.pdf", Anything)));

        Assert.Single(all.Select(outcome => outcome.Value.Digest).Distinct());
        Assert.Single(Directory.GetFiles(Path.Combine(folder, "files"), "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData(@"C:\Users\林\合同.pdf", "合同.pdf")]
    [InlineData("../../etc/合同.pdf", "合同.pdf")]
    [InlineData("合\u0000同\r\n\".pdf", "合同.pdf")]
    [InlineData("合同\u202Efdp.exe.pdf", "合同fdp.exe.pdf")] // right-to-left override: it would be read as 合同fdp.exe turned around
    [InlineData("合\u200B同\uFEFF.pdf", "合同.pdf")]
    public async Task A_name_is_its_last_part_without_anything_unseen(string sent, string kept) =>
        Assert.Equal(kept, (await Store(Pdf, sent)).Value.Name);

    [Theory]
    [InlineData(1_000, null)] // on the limit: taken
    [InlineData(1_001, "files.too-large")]
    public async Task A_file_may_be_as_long_as_the_limit_and_not_a_byte_longer(int length, string? refused)
    {
        var content = new byte[length];
        Pdf.CopyTo(content, 0);

        Assert.Equal(refused, (await Store(content, "a.pdf")).Fault?.Code);
    }

    [Fact]
    public async Task An_endless_upload_is_stopped_at_the_limit_and_leaves_nothing()
    {
        using var endless = new EndlessStream();

        Assert.Equal("files.too-large", (await Files().Store(endless, "a.pdf", Anything)).Fault?.Code);
        Assert.True(endless.Given <= 2 * 64 * 1024, $"{endless.Given} bytes were read");
        Assert.Empty(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task An_empty_file_is_refused() => Assert.Equal("files.empty", (await Store([], "a.pdf")).Fault?.Code);

    [Theory]
    [InlineData("word/document.xml", "说明.docx", FileType.Docx)]
    [InlineData("xl/workbook.xml", "名单.XLSX", FileType.Xlsx)]
    [InlineData("OFD.xml", "证照.ofd", FileType.Ofd)]
    public async Task A_package_is_recognised_by_the_part_it_must_have(string part, string name, FileType type) =>
        Assert.Equal(type, (await Store(Package(part), name)).Value.Type);

    [Theory]
    [InlineData("IMG_1.jpg")]
    [InlineData("IMG_1.JPEG")]
    public async Task A_photo_may_end_either_way(string name) =>
        Assert.Equal(FileType.Jpg, (await Store([0xFF, 0xD8, 0xFF, 0xE0, 1, 2], name)).Value.Type);

    [Theory]
    [InlineData("舟山\t市\r\n", true)]
    [InlineData("{ }", true)]
    [InlineData("bell\a", false)]
    [InlineData("null\0", false)]
    public async Task A_text_is_what_has_no_control_characters_but_tab_and_line_ends(string text, bool isText) =>
        Assert.Equal(isText, (await Store(Encoding.UTF8.GetBytes(text), "a.txt")).Succeeded);

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_no_text() =>
        Assert.Equal("files.wrong-type", (await Store([(byte)'a', 0xC3, 0x28], "a.txt")).Fault?.Code);

    [Fact]
    public async Task A_program_called_pdf_is_refused() =>
        Assert.Equal("files.wrong-type", (await Store("MZ\u0090\0这不是合同"u8.ToArray(), "合同.pdf")).Fault?.Code);

    [Fact]
    public async Task A_picture_called_pdf_is_refused_and_the_answer_says_what_it_is()
    {
        var fault = (await Store(Png, "合同.pdf")).Fault!;

        Assert.Equal("files.wrong-type", fault.Code);
        Assert.Contains("png", fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_known_type_that_the_material_does_not_take_is_refused() =>
        Assert.Equal("files.wrong-type", (await Files().Store(new MemoryStream(Png), "a.png", new([FileType.Pdf], 1_000))).Fault?.Code);

    [Theory]
    [InlineData("zip without a part", "a.docx")]
    [InlineData("PK broken", "a.docx")]
    public async Task A_package_of_another_kind_or_a_broken_one_is_refused(string what, string name)
    {
        var content = what.StartsWith("zip", StringComparison.Ordinal)
            ? Package("readme.txt")
            : Encoding.ASCII.GetBytes("PK\u0003\u0004rubbish");

        Assert.Equal("files.wrong-type", (await Store(content, name)).Fault?.Code);
    }

    [Theory]
    [InlineData("C:\\Users\\li\\合同.pdf", "合同.pdf")]
    [InlineData("../../合同.pdf", "合同.pdf")]
    [InlineData("合\r\n同\".pdf", "合同.pdf")]
    public async Task A_name_keeps_neither_path_nor_control_characters(string given, string kept) =>
        Assert.Equal(kept, (await Store(Pdf, given)).Value.Name);

    [Theory]
    [InlineData("")]
    [InlineData("../city.db")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public void What_is_no_digest_of_a_kept_file_opens_nothing(string digest) => Assert.Null(Files().Open(digest));

    [Fact]
    public void What_a_crash_left_behind_is_removed_a_day_later_and_not_before()
    {
        var incoming = Directory.CreateDirectory(Path.Combine(folder, "files", "incoming"));
        Arrived(incoming, "crashed", hoursAgo: 25);
        Arrived(incoming, "arriving", hoursAgo: 23);

        Files();

        Assert.Equal("arriving", Assert.Single(incoming.GetFiles()).Name);
    }

    static void Arrived(DirectoryInfo incoming, string name, int hoursAgo)
    {
        var file = Path.Combine(incoming.FullName, name);
        File.WriteAllText(file, "half a file");
        File.SetLastWriteTimeUtc(file, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-hoursAgo));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    Task<Kernel.Outcome<KeptFile>> Store(byte[] content, string name) => Files().Store(new MemoryStream(content), name, Anything);

    IFiles Files()
    {
        var services = new ServiceCollection();
        services.AddOptions<StorageOptions>().Configure(options => options.Folder = folder);
        services.AddSingleton(TimeProvider.System);
        new FilesEngine().AddServices(services, new ConfigurationBuilder().Build());
        return services.BuildServiceProvider().GetRequiredService<IFiles>();
    }

    static byte[] Package(string part)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            zip.CreateEntry(part);
        return bytes.ToArray();
    }

    sealed class EndlessStream : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
