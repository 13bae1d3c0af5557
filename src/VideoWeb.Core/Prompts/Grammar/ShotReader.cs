namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>Runs the readers over a shot, the surest first: what one has taken the next ones leave alone.</summary>
internal sealed class ShotReader(ReadingContext context)
{
    private readonly ClauseReader _clauses = new(context);

    public void Read(ShotDraft shot)
    {
        new CommandReader(context).Read(shot);
        new CameraReader(context).Read(shot);
        new LensReader(context).Read(shot);
        new SettingReader(context).ReadNegated(shot);
        new NegativeReader(context).Read(shot);
        new FormatReader(context).Read(shot);
        new SettingReader(context).Read(shot);
        _clauses.Read(shot);
    }

    /// <summary>Text before the first shot: its setting, lens and sound hold for all of them.</summary>
    public void ReadPreamble(ShotDraft preamble, List<ShotDraft> shots)
    {
        Read(preamble);
        foreach (var shot in shots)
        {
            shot.Places.AddRange(preamble.Places);
            shot.TimeOfDay = preamble.TimeOfDay;
            shot.Weather = preamble.Weather;
            shot.Season = preamble.Season;
            shot.Era = preamble.Era;
            shot.Mood = preamble.Mood;
            shot.Pace = preamble.Pace;
            shot.Anamorphic = preamble.Anamorphic;
            shot.FocalLength = preamble.FocalLength;
            shot.Aperture = preamble.Aperture;
            shot.LensKind = preamble.LensKind;
            shot.DepthOfField = preamble.DepthOfField;
            shot.Music = preamble.Music;
            shot.NoMusic = preamble.NoMusic;
            shot.Ambience.AddRange(preamble.Ambience);
        }

        if (shots.Count > 0)
        {
            shots[0].Subjects.AddRange(preamble.Subjects);
            shots[0].Lines.AddRange(preamble.Lines);
            shots[0].Effects.AddRange(preamble.Effects);
            shots[0].Camera.AddRange(preamble.Camera);
            shots[0].Framing ??= preamble.Framing;
            shots[0].Angle ??= preamble.Angle;
        }
    }
}
