using VideoWeb.Core.Consent;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Plans;
using VideoWeb.Studio.Cameos;
using VideoWeb.Web.Features.Create.Directing;

namespace VideoWeb.Web.ComponentTests.Create;

public sealed class CastLikenessTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 1, 0, 0, TimeSpan.Zero);
    private static readonly ShotPlan Plan = new() { Cast = [new CastMember("mara", "person", "Mara", "")], Shots = [] };

    [Theory]
    [InlineData(ConsentState.Asked)]
    [InlineData(ConsentState.Refused)]
    [InlineData(ConsentState.Withdrawn)]
    public void Of_PersonWithoutConsent_GetsNoPictures(ConsentState state) =>
        Assert.Empty(CastLikeness.Of(Plan, [Cameo("mara", state)], Now));

    [Fact]
    public void Of_ConsentThatHasEnded_GetsNoPictures() =>
        Assert.Empty(CastLikeness.Of(Plan, [Cameo("mara", ConsentState.Granted, Now.AddDays(-1))], Now));

    [Theory]
    [InlineData(ConsentState.Granted)]
    [InlineData(null)]
    public void Of_PersonWithConsentOrWithoutNeedOfOne_GetsPicturesCropAndVoice(ConsentState? state)
    {
        var cameo = Cameo("mara", state, Now.AddDays(1));

        var likeness = Assert.Single(CastLikeness.Of(Plan, [cameo, Cameo("zoe", state)], Now));

        Assert.Equal("mara", likeness.Key);
        Assert.Equal([$"/media/cameos/{cameo.Id}/0.jpg", $"/media/cameos/{cameo.Id}/1.jpg"], likeness.Value.Pictures);
        Assert.Equal([0.1, 0.2, 0.3, 0.4], likeness.Value.Crop);
        Assert.Equal("man-deep", likeness.Value.Voice);
    }

    private static CameoInfo Cameo(string handle, ConsentState? consent, DateTimeOffset? until = null) => new()
    {
        Id = Guid.NewGuid(),
        Handle = handle,
        Kind = "person",
        Subject = default,
        Shows = "Mara",
        MadeBy = "Ines",
        Pictures = 2,
        Crop = new EngineCrop(0.1, 0.2, 0.3, 0.4),
        Voice = "man-deep",
        Consent = consent,
        Terms = new ConsentTerms { Audience = ConsentAudience.Everyone, Uses = [], Voice = true, Until = until },
    };
}
