using System.Globalization;
using VideoWeb.Core.Plans;
using VideoWeb.Core.Prompts.Reading;
using VideoWeb.Core.Prompts.Vocabulary;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>Makes the plan of the draft: the clock, the picture's size, what carries on from shot to shot.</summary>
internal sealed class PlanAssembler(ReadingContext context, PlanRequest request)
{
    private const int DefaultHeight = 720;

    private PlanDraft Draft => context.Plan;

    public PlanResult Assemble()
    {
        CarryOn();
        TakeLinks();
        var clock = ShotClock.Set(Draft, request.Seconds);
        var fps = request.Fps ?? Draft.Fps ?? 24;
        var shots = Draft.Shots.Select((shot, i) => Build(shot, clock[i])).ToList();
        return new PlanResult.Planned(new ShotPlan
        {
            Seed = request.Seed ?? Draft.Seed ?? 0,
            Fps = fps,
            Seconds = Math.Round(shots[^1].Start + shots[^1].Seconds, 3),
            Size = request.Size ?? PictureSize(),
            Style = Draft.Style,
            FromImage = request.FromImage || Draft.FromImage,
            Negative = Draft.Negative,
            Messages = Draft.Messages,
            Understood = context.Text.Understood(IsSilent),
            NotUnderstood = Draft.Unknown.Concat(context.Text.NotUnderstood()).Distinct(StringComparer.OrdinalIgnoreCase).ToList(),
            Cast = Draft.Cast.Select(Described).ToList(),
            Shots = shots,
        });
    }

    // words of the grammar that steer a reading without being a part of it: "because", "either"
    private void TakeLinks()
    {
        foreach (var token in context.Tokens)
        {
            if (token is { Claim: null, Kind: TokenKind.Word } && context.Vocabulary.IsFunctionWord(token.Lower))
                token.Claim = new Claim(Craft.World, "link");
        }
    }

    // time, weather, season and place go on until a shot says otherwise
    private void CarryOn()
    {
        for (var i = 1; i < Draft.Shots.Count; i++)
        {
            var (before, shot) = (Draft.Shots[i - 1], Draft.Shots[i]);
            shot.TimeOfDay ??= before.TimeOfDay;
            shot.Weather ??= before.Weather;
            shot.Season ??= before.Season;
            shot.Era ??= before.Era;
            shot.Mood ??= before.Mood;
            shot.Anamorphic |= before.Anamorphic;
            if (shot.Places.Count == 0)
                shot.Places.AddRange(PlacesOf(before));
            if (!shot.NoMusic)
                shot.Music ??= before.Music;
        }
    }

    private static List<string> PlacesOf(ShotDraft shot)
    {
        if (shot.Places.Count > 0)
            return shot.Places;
        // "a lighthouse", "an iron bridge": the thing is the place where nothing else is
        if (shot.PlaceHints.Count > 0)
            return shot.PlaceHints[..1];
        var structure = shot.Subjects.FirstOrDefault(s => s.Individual.Kind is NounKind.Structure or NounKind.Place);
        return structure is null ? [] : [structure.Individual.Noun];
    }

    private bool IsSilent(Token token) => token.Kind == TokenKind.Mark || context.Vocabulary.Is(token.Lower, "silent");

    private Shot Build(ShotDraft shot, (double Start, double Seconds) time) => new()
    {
        Start = time.Start,
        Seconds = time.Seconds,
        Framing = shot.Framing,
        Angle = shot.Angle,
        Pace = shot.Pace,
        Transition = shot.Transition ?? (shot.EndsWithFade ? "fade" : null),
        Environment = new ShotEnvironment
        {
            Place = PlacesOf(shot) is { Count: > 0 } places ? string.Join(", ", places.Take(4)) : null,
            TimeOfDay = shot.TimeOfDay,
            Weather = shot.Weather,
            Season = shot.Season,
            Era = shot.Era,
            Mood = shot.Mood,
        },
        Subjects = shot.Subjects.Select(Build).ToList(),
        Camera = shot.Camera,
        Lens = new Lens
        {
            FocalLength = shot.FocalLength,
            Aperture = shot.Aperture,
            Anamorphic = shot.Anamorphic,
            Kind = shot.LensKind,
            DepthOfField = shot.DepthOfField,
            Focus = shot.Focus,
        },
        Sound = new ShotSound
        {
            Dialogue = LineClock.Place(shot, time.Start, time.Seconds),
            Ambience = shot.Ambience,
            Music = shot.NoMusic ? null : shot.Music,
            Effects = shot.Effects,
        },
    };

    private static Subject Build(SubjectDraft subject) => new()
    {
        Cast = subject.Individual.CastId,
        Noun = subject.Individual.Noun,
        Action = subject.Actions.Count > 0 ? subject.Actions[0] : null,
        Actions = subject.Actions,
        Count = subject.Individual.Count,
        Attributes = subject.Individual.Attributes.Distinct().ToList(),
        Relations = subject.Relations.Select(r => new SubjectRelation(r.Relation, r.To.CastId ?? r.To.Noun)).ToList(),
    };

    private CastMember Described(CastMember member)
    {
        if (context.Discourse.Individuals.FirstOrDefault(i => i.CastId == member.Id) is not { } individual)
            return member;
        var words = new[] { member.Description }.Concat(individual.Attributes).Where(w => w.Length > 0).Distinct();
        return member with { Description = string.Join(", ", words) };
    }

    private FrameSize PictureSize()
    {
        if (Draft.Size is { } given)
            return Even(given.Width, given.Height);
        var lines = Draft.Resolution ?? DefaultHeight;
        if (Draft.Aspect is not { } aspect)
            return Even(lines * 16.0 / 9, lines);
        var parts = aspect.Split(':');
        var ratio = double.Parse(parts[0], CultureInfo.InvariantCulture) / double.Parse(parts[1], CultureInfo.InvariantCulture);
        // "1080p" names the short side of an upright picture, and the width of 16:9 bounds what is wider
        return ratio < 1 ? Even(lines, lines / ratio) : ratio > 16.0 / 9 ? Even(lines * 16.0 / 9, lines * 16.0 / 9 / ratio)
            : Even(lines * ratio, lines);
    }

    private FrameSize Even(double width, double height)
    {
        var largest = Math.Max(width, height);
        if (largest > PlanLimits.MaxPixels)
        {
            Draft.Messages.Add($"The picture is made at most {PlanLimits.MaxPixels} pixels wide or high.");
            (width, height) = (width * PlanLimits.MaxPixels / largest, height * PlanLimits.MaxPixels / largest);
        }

        return new FrameSize(Math.Max(16, (int)Math.Round(width / 2) * 2), Math.Max(16, (int)Math.Round(height / 2) * 2));
    }
}
