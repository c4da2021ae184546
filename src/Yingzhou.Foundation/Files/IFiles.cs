using Yingzhou.Kernel;

namespace Yingzhou.Foundation.Files;

/// <summary>The store of files (文件存储), addressed by the digest of their content.</summary>
public interface IFiles
{
    /// <summary>Keeps a file. When it returns, the bytes survive a power cut.</summary>
    Task<Outcome<KeptFile>> Store(Stream content, string name, FileTerms terms, CancellationToken cancel = default);

    /// <summary>The bytes of a kept file; <c>null</c> when there is none of this digest, or the text is no digest.</summary>
    Stream? Open(string digest);
}

/// <param name="Types">What is taken.</param>
/// <param name="MaxBytes">The largest length in bytes; a file of exactly this length is taken.</param>
public sealed record FileTerms(IReadOnlyList<FileType> Types, long MaxBytes);

/// <param name="Digest">SHA-256 in small hexadecimal digits.</param>
/// <param name="Name">As the applicant called it, without a path and without control characters.</param>
public sealed record KeptFile(string Digest, string Name, FileType Type, long Bytes);
