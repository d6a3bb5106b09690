using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ConvertTyped.AspNetCore.Tests.Processes;

/// <summary>A certificate for Kestrel on this machine, in a file.</summary>
internal sealed class SelfSignedCertificate : IDisposable
{
    private const string Password = "test";

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"convert-{Guid.NewGuid():N}.pfx");

    internal SelfSignedCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllBytes(_path, certificate.Export(X509ContentType.Pfx, Password));
    }

    /// <summary>The settings of an application that uses the certificate.</summary>
    internal (string Name, string Value)[] Settings =>
        [("ASPNETCORE_URLS", "https://127.0.0.1:0"), ("Kestrel:Certificates:Default:Path", _path), ("Kestrel:Certificates:Default:Password", Password)];

    public void Dispose() => File.Delete(_path);
}
