using System.Security.Cryptography.X509Certificates;
using FsCheck;
using FsCheck.Xunit;
using VideoWeb.Core.Media;

namespace VideoWeb.Media.Tests.Provenance;

public sealed class ContentCredentialsTests : IAsyncDisposable
{
    private readonly MediaRoom room = new();

    private IProvenance Credentials => room.Get<IProvenance>();

    public static TheoryData<string> Kinds { get; } = ["mp4", "png", "jpg", "wav"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Sign_AnyKind_IsTrustedByTheOfficialValidatorAndByOurs(string kind)
    {
        var signed = await SignAsync(await MakeAsync(kind), Pier());

        var official = await OfficialValidator.ReadAsync(await Credentials.TrustAnchorAsync(default), signed);
        Assert.Equal(("Trusted", ""), (official.State, string.Join(' ', official.Failures)));
        Assert.Equal(["c2pa.created"], official.Actions);
        var ours = await VerifyAsync(signed);
        Assert.Equal(ProvenanceState.Trusted, ours.State);
        Assert.Equal(("Pier at dusk", "VideoWeb", "algorithmicMedia", "Previz"), (ours.Title, ours.Generator, ours.Actions[0].Source, ours.Actions[0].Software));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Sign_AnyKind_LeavesTheMediaAsItWas(string kind)
    {
        var source = await MakeAsync(kind);
        var signed = await SignAsync(source, Pier());
        Assert.Equal(await DecodedHashAsync(source), await DecodedHashAsync(signed));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Verify_OneByteFlipped_IsInvalid(string kind)
    {
        var signed = await SignAsync(await MakeAsync(kind), Pier());
        var bytes = await File.ReadAllBytesAsync(signed);
        bytes[^(kind == "wav" ? 20_000 : 40)] ^= 0x10;
        // a wav's manifest lies at its end, and the flipped byte must be sound
        await File.WriteAllBytesAsync(signed, bytes);

        var ours = await VerifyAsync(signed);
        Assert.Equal(ProvenanceState.Invalid, ours.State);
        Assert.Equal([kind == "mp4" ? "assertion.bmffHash.mismatch" : "assertion.dataHash.mismatch"], ours.Failures);
        var official = await OfficialValidator.ReadAsync(await Credentials.TrustAnchorAsync(default), signed);
        Assert.Equal(("Invalid", ours.Failures[0]), (official.State, Assert.Single(official.Failures)));
    }

    [Fact]
    public async Task Verify_ClaimRewritten_IsInvalidForItsSignature()
    {
        var signed = await SignAsync(await MakeAsync("mp4"), Pier());
        var bytes = await File.ReadAllBytesAsync(signed);
        var title = bytes.AsSpan().IndexOf("Pier at dusk"u8);
        bytes[title] = (byte)'B';
        await File.WriteAllBytesAsync(signed, bytes);

        Assert.Contains("claimSignature.mismatch", (await VerifyAsync(signed)).Failures);
    }

    [Fact]
    public async Task Sign_WithPicturesParentAndParts_TellsTheWholeChain()
    {
        var first = await SignAsync(await MakeAsync("mp4"), Pier());
        var second = await SignAsync(await MakeAsync("mp4"), Pier() with { Source = DigitalSource.TrainedAlgorithmicMedia, Engine = "Wan 2.1" });
        var remix = await SignAsync(await MakeAsync("mp4"), Pier() with
        {
            Title = "Remix",
            Parent = first,
            Ingredients = [new Ingredient("cameo mara", "/cameos/mara.jpg", "image/jpeg")],
            Watermark = "5f3a91c0",
            Credits = ["Piano sample, CC BY 4.0"],
        });
        var stitched = await SignAsync(await MakeAsync("mp4"), Pier() with { Title = "Stitched", Parts = [second, remix] });

        var anchor = await Credentials.TrustAnchorAsync(default);
        var ofRemix = await OfficialValidator.ReadAsync(anchor, remix);
        Assert.Equal(("Trusted", ""), (ofRemix.State, string.Join(' ', ofRemix.Failures)));
        Assert.Equal(["c2pa.opened", "c2pa.edited", "c2pa.watermarked"], ofRemix.Actions);
        Assert.Equal([("cameo mara", "inputTo", false), (Path.GetFileName(first), "parentOf", true)], ofRemix.Ingredients.Select(i => (i.Title, i.Relationship, i.Manifest)));
        var ofStitched = await OfficialValidator.ReadAsync(anchor, stitched);
        Assert.Equal(("Trusted", ""), (ofStitched.State, string.Join(' ', ofStitched.Failures)));
        Assert.Equal(["c2pa.created", "c2pa.placed", "c2pa.placed"], ofStitched.Actions);

        var ours = await VerifyAsync(remix);
        Assert.Equal(ProvenanceState.Trusted, ours.State);
        Assert.Equal(("5f3a91c0", "Piano sample, CC BY 4.0"), (ours.Watermark, Assert.Single(ours.Credits)));
        Assert.Equal(["inputTo", "parentOf"], ours.Ingredients.Select(i => i.Relationship));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Sign_SignedFileAgain_ReplacesItsManifest(string kind)
    {
        var once = await SignAsync(await MakeAsync(kind), Pier());
        var twice = await SignAsync(once, Pier() with { Title = "Second" });
        var report = await VerifyAsync(twice);
        Assert.Equal((ProvenanceState.Trusted, "Second"), (report.State, report.Title));
        Assert.Equal(await DecodedHashAsync(once), await DecodedHashAsync(twice));
    }

    [Fact]
    public async Task Verify_AnotherStudiosFile_IsValidButNotTrusted()
    {
        await using var other = new MediaRoom();
        var signed = await SignAsync(await MakeAsync("png"), Pier());
        await using var file = File.OpenRead(signed);
        Assert.Equal(ProvenanceState.Valid, (await other.Get<IProvenance>().VerifyAsync(file, default)).State);
    }

    [Fact]
    public async Task Sign_WithTheOperatorsCertificate_CarriesIt()
    {
        using var authority = VideoWeb.Media.Provenance.SigningIdentity.NewAuthority(DateTimeOffset.UnixEpoch.AddYears(56));
        using var signer = VideoWeb.Media.Provenance.SigningIdentity.NewSigner(authority, DateTimeOffset.UnixEpoch.AddYears(56));
        var folder = room.NewFolder("operator");
        var (certificate, key) = (Path.Combine(folder, "chain.pem"), Path.Combine(folder, "key.pem"));
        await File.WriteAllTextAsync(certificate, signer.Chain[0].ExportCertificatePem() + "\n" + authority.ExportCertificatePem());
        await File.WriteAllTextAsync(key, signer.Key.ExportPkcs8PrivateKeyPem());
        await using var operators = new MediaRoom(options => (options.Provenance.CertificatePath, options.Provenance.KeyPath) = (certificate, key));

        var credentials = operators.Get<IProvenance>();
        var target = Path.Combine(folder, "signed.jpg");
        await credentials.SignAsync(await MakeAsync("jpg"), target, Pier(), default);
        Assert.Equal(authority.ExportCertificatePem(), await credentials.TrustAnchorAsync(default));
        Assert.Equal("Trusted", (await OfficialValidator.ReadAsync(authority.ExportCertificatePem(), target)).State);
    }

    [Fact]
    public async Task Sign_WithAnAuthorityAsSigner_IsRefusedWithTheReason()
    {
        using var authority = VideoWeb.Media.Provenance.SigningIdentity.NewAuthority(DateTimeOffset.UnixEpoch.AddYears(56));
        var folder = room.NewFolder("wrong");
        var (certificate, key) = (Path.Combine(folder, "chain.pem"), Path.Combine(folder, "key.pem"));
        await File.WriteAllTextAsync(certificate, authority.ExportCertificatePem());
        await File.WriteAllTextAsync(key, authority.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        await using var operators = new MediaRoom(options => (options.Provenance.CertificatePath, options.Provenance.KeyPath) = (certificate, key));

        var refused = await Assert.ThrowsAsync<MediaException>(async () => await operators.Get<IProvenance>().SignAsync(await MakeAsync("png"), Path.Combine(folder, "x.png"), Pier(), default));
        Assert.Contains("can't sign", refused.Message);
        Assert.False(File.Exists(Path.Combine(folder, "x.png")));
    }

    [Fact]
    public async Task Sign_FirstTime_MakesKeysThatOnlyTheirOwnerReads()
    {
        await SignAsync(await MakeAsync("png"), Pier());
        foreach (var name in new[] { "authority.pem", "signer.pem" })
        {
            var path = Path.Combine(room.Folder, "provenance", name);
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public async Task Sign_TextFile_SaysWhatCanBeSigned()
    {
        var path = Path.Combine(room.Folder, "note.txt");
        await File.WriteAllTextAsync(path, "a note, and nothing else");
        var refused = await Assert.ThrowsAsync<MediaException>(() => SignAsync(path, Pier()));
        Assert.Contains("mp4, PNG, JPEG or WAV", refused.Message);
    }

    [Fact]
    public async Task Verify_UnsignedFile_HasNoManifest()
    {
        var report = await VerifyAsync(await MakeAsync("mp4"));
        Assert.Equal((ProvenanceState.None, "mp4"), (report.State, report.Format));
    }

    [Property(MaxTest = 200)]
    public void Verify_DamagedStore_NeverThrows(PositiveInt seed, NonNegativeInt kind)
    {
        var name = new[] { "mp4", "png", "jpg", "wav" }[kind.Get % 4];
        var bytes = (byte[])Signed(name).Clone();
        var random = new Random(seed.Get);
        var store = Math.Max(0, bytes.AsSpan().IndexOf("jumb"u8));
        for (var i = 0; i < 1 + seed.Get % 20; i++) bytes[(store + random.Next(4000)) % bytes.Length] = (byte)random.Next(256);
        using var file = new MemoryStream(seed.Get % 3 == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
        var report = Credentials.VerifyAsync(file, default).GetAwaiter().GetResult();
        Assert.True(report.State is ProvenanceState.Invalid or ProvenanceState.None or ProvenanceState.Trusted);
    }

    public async ValueTask DisposeAsync() => await room.DisposeAsync();

    private readonly Dictionary<string, byte[]> signedKinds = [];

    private byte[] Signed(string kind) => signedKinds.TryGetValue(kind, out var known)
        ? known
        : signedKinds[kind] = File.ReadAllBytes(SignAsync(MakeAsync(kind).GetAwaiter().GetResult(), Pier()).GetAwaiter().GetResult());

    private static Origin Pier() => new() { Title = "Pier at dusk", Source = DigitalSource.AlgorithmicMedia, Engine = "Previz" };

    private async Task<string> SignAsync(string source, Origin origin)
    {
        var target = Path.Combine(room.NewFolder("signed"), $"{Guid.NewGuid():n}{Path.GetExtension(source)}");
        await Credentials.SignAsync(source, target, origin, default);
        return target;
    }

    private async Task<ProvenanceReport> VerifyAsync(string path)
    {
        await using var file = File.OpenRead(path);
        return await Credentials.VerifyAsync(file, default);
    }

    private async Task<string> MakeAsync(string kind)
    {
        var path = Path.Combine(room.NewFolder("made"), $"{Guid.NewGuid():n}.{kind}");
        await (kind switch
        {
            "mp4" => MediaRoom.FfmpegAsync("-f", "lavfi", "-i", "testsrc2=s=160x90:r=24:d=1", "-f", "lavfi", "-i", "sine=f=330:d=1", "-c:v", "libx264", "-c:a", "aac", "-movflags", "+faststart", "-shortest", path),
            "wav" => MediaRoom.FfmpegAsync("-f", "lavfi", "-i", "sine=f=330:d=1", path),
            _ => MediaRoom.FfmpegAsync("-f", "lavfi", "-i", "testsrc2=s=160x90:r=24", "-frames:v", "1", path),
        });
        return path;
    }

    private static async Task<string> DecodedHashAsync(string path)
    {
        var hashes = path + ".framehash";
        await MediaRoom.FfmpegAsync("-i", path, "-f", "framehash", hashes);
        return string.Join('\n', (await File.ReadAllLinesAsync(hashes)).Where(line => !line.StartsWith('#')));
    }
}
