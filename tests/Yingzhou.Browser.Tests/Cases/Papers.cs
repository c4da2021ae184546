using System.Text;
using Microsoft.Playwright;

namespace Yingzhou.Browser.Tests.Cases;

/// <summary>What people hand in: small, but truly of their kind.</summary>
static class Papers
{
    // One grey pixel.
    static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
    );

    public static FilePayload Pdf(string name) => new() { Name = name, MimeType = "application/pdf", Buffer = OnePage(name) };

    public static FilePayload Png(string name) => new() { Name = name, MimeType = "image/png", Buffer = Pixel };

    /// <summary>A program that calls itself a PDF.</summary>
    public static FilePayload Disguised(string name) => new() { Name = name, MimeType = "application/pdf", Buffer = [0x4D, 0x5A, .. new byte[2000]] };

    public static FilePayload Large(string name, int megabytes) =>
        new() { Name = name, MimeType = "application/pdf", Buffer = [.. OnePage(name), .. new byte[megabytes * 1024 * 1024]] };

    static byte[] OnePage(string title) =>
        Encoding.UTF8.GetBytes(
            $"""
            %PDF-1.4
            % {title}
            1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
            2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
            3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >> endobj
            trailer << /Root 1 0 R >>
            %%EOF
            """
        );
}
