namespace VideoWeb.Web.Features.Create.Panels;

/// <summary>Scripts that one click puts on an empty desk: each shows another way to write.</summary>
internal static class Examples
{
    public static IReadOnlyList<string> Prompts { get; } =
    [
        "A woman in a red coat walks along a wooden pier at golden hour, slow dolly forward. She says: “The sea remembers everything.” ambient: gulls and waves",
        "Two friends talk in a café while rain falls on the window, 50mm, f/2, shallow depth of field",
        "A blue glass bottle on a wet table, macro, orbit right 180 degrees",
    ];

    /// <summary>What an empty script becomes when a picture is put on it.</summary>
    public const string ThroughAPicture = "Slow dolly forward.";

    public const string ShotList =
        """
        Shot 1: A forest at dawn, fog, extreme wide, crane down 3 metres. ambient: birds
        Shot 2: A man in a grey coat sits on a bench, medium, slow dolly forward. He says: "I have waited all night."
        Shot 3: His dog runs to him, low angle, handheld. music: solo cello
        """;

    public const string Screenplay =
        """
        EXT. ROOFTOP - NIGHT

        A young woman in a yellow raincoat looks over the city.

        MARA
        They turned the lights off again.

        An old man steps beside her.

        OTTO
        Then we shall see the stars.
        """;
}
