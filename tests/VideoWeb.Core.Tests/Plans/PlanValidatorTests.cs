using System.Text.Json;
using VideoWeb.Core.Plans;

namespace VideoWeb.Core.Tests.Plans;

public sealed class PlanValidatorTests
{
    private static readonly ShotPlan Sound = Dictionary.Plan("Shot 1: @mara walks on a beach, pan left 20 degrees. Shot 2: she says: \"Here.\"");

    [Fact]
    public void Validate_PlanOfTheDirector_HasNoErrors() => Assert.Empty(PlanValidator.Validate(Sound));

    [Fact]
    public void Validate_Gap_NamesTheShot() => Assert.Contains(
        PlanValidator.Validate(Sound with { Shots = [Sound.Shots[0], Sound.Shots[1] with { Start = Sound.Shots[1].Start + 1 }] }),
        error => error.Path == "shots[1].start");

    [Fact]
    public void Validate_UnknownMove_ListsTheKnown()
    {
        var error = Assert.Single(PlanValidator.Validate(WithCamera(new CameraMove("teleport"))));
        Assert.Equal("shots[0].camera[0].move", error.Path);
        Assert.Contains("dolly-zoom", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_AmountWithoutUnit_IsAnError() =>
        Assert.Equal("shots[0].camera[0].unit", Assert.Single(PlanValidator.Validate(WithCamera(new CameraMove("pan-left", 90)))).Path);

    [Theory]
    [InlineData("""{"strokes":[{"layer":"near","radius":0.05,"points":[0.1,0.2,0.3,0.4]}],"move":null}""", null)]
    [InlineData("""{"strokes":null}""", null)]
    [InlineData("""{"strokes":[null]}""", "picture.strokes[0]")]
    [InlineData("""{"strokes":[{"layer":"near","radius":0.05,"points":null}]}""", "picture.strokes[0]")]
    [InlineData("""{"strokes":[{"layer":"middle","radius":0.05,"points":[0.1,0.2]}]}""", "picture.strokes[0].layer")]
    [InlineData("""{"strokes":[{"layer":"far","radius":5,"points":[0.1,0.2]}]}""", "picture.strokes[0].radius")]
    [InlineData("""{"strokes":[{"layer":"far","radius":0.1,"points":[0.1]}]}""", "picture.strokes[0].points")]
    [InlineData("""{"strokes":[],"move":{"x":9,"y":0,"scale":1}}""", "picture.move.x")]
    public void Validate_PictureMarks_NamesWhatIsWrong(string json, string? path)
    {
        var text = JsonSerializer.Serialize(Sound, PlanJson.Default.ShotPlan).Replace("\"picture\":null", $"\"picture\":{json}", StringComparison.Ordinal);
        Assert.Equal(path, PlanValidator.Validate(JsonSerializer.Deserialize(text, PlanJson.Default.ShotPlan)!).FirstOrDefault()?.Path);
    }

    [Fact]
    public void Validate_MorePaintThanIsTaken_IsAnError()
    {
        var stroke = new PictureStroke("near", 0.1, [.. Enumerable.Repeat(0.5, 200)]);
        Assert.Equal("picture.strokes", Assert.Single(PlanValidator.Validate(Sound with { Picture = new PictureMarks { Strokes = [.. Enumerable.Repeat(stroke, 31)] } })).Path);
    }

    [Fact]
    public void Validate_SubjectOutsideTheCast_IsAnError() => Assert.Contains(
        PlanValidator.Validate(Sound with { Cast = [] }), error => error.Path == "shots[0].subjects[0].cast");

    [Theory]
    [InlineData(0, "seconds")]
    [InlineData(26, "seconds")]
    [InlineData(double.NaN, "seconds")]
    public void Validate_SecondsOutOfBounds_IsAnError(double seconds, string path) =>
        Assert.Contains(PlanValidator.Validate(Sound with { Seconds = seconds }), error => error.Path == path);

    [Fact]
    public void Validate_OddSize_IsAnError() =>
        Assert.Equal("size", Assert.Single(PlanValidator.Validate(Sound with { Size = new FrameSize(641, 360) })).Path);

    [Fact]
    public void Json_RoundTrip_IsTheSamePlan()
    {
        var text = JsonSerializer.Serialize(Sound, PlanJson.Default.ShotPlan);
        var again = JsonSerializer.Deserialize(text, PlanJson.Default.ShotPlan)!;
        Assert.Equal(text, JsonSerializer.Serialize(again, PlanJson.Default.ShotPlan));
    }

    [Fact]
    public void Schema_NamesTheClosedWordsAndBounds()
    {
        using var schema = JsonDocument.Parse(PlanSchema.Text());
        var shots = schema.RootElement.GetProperty("properties").GetProperty("shots");
        Assert.Equal(PlanLimits.MaxShots, shots.GetProperty("maxItems").GetInt32());
        var moves = shots.GetProperty("items").GetProperty("properties").GetProperty("camera").GetProperty("items").GetProperty("properties").GetProperty("move").GetProperty("enum");
        Assert.Equal(PlanWords.Moves, moves.EnumerateArray().Select(move => move.GetString()!));
        Assert.Equal(PlanLimits.MaxSeconds, schema.RootElement.GetProperty("properties").GetProperty("seconds").GetProperty("maximum").GetDouble());
    }

    private static ShotPlan WithCamera(CameraMove move) => Sound with { Shots = [Sound.Shots[0] with { Camera = [move] }, Sound.Shots[1]] };
}
