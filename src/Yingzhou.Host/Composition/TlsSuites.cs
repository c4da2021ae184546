using System.Net.Security;
using System.Runtime.Versioning;
using System.Security.Authentication;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Yingzhou.Host.Composition;

/// <summary>How the city speaks TLS where it serves HTTPS itself: versions 1.2 and 1.3, and only suites that encrypt and authenticate in one (AEAD) under a key of the session's own.</summary>
static class TlsSuites
{
    static readonly TlsCipherSuite[] Allowed =
    [
        TlsCipherSuite.TLS_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
    ];

    public static void Set(HttpsConnectionAdapterOptions https)
    {
        https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        // Elsewhere the system chooses, and does not let a program do it.
        if (OperatingSystem.IsLinux())
            https.OnAuthenticate = OnlyAllowed;
    }

    [SupportedOSPlatform("linux")]
    static void OnlyAllowed(ConnectionContext connection, SslServerAuthenticationOptions ssl) =>
        ssl.CipherSuitesPolicy = new CipherSuitesPolicy(Allowed);
}
