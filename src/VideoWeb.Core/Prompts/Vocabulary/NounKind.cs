namespace VideoWeb.Core.Prompts.Vocabulary;

/// <summary>The sorts of things that the Director treats differently.</summary>
internal enum NounKind
{
    Unknown,
    Person,
    Animal,
    Plant,
    Food,
    Garment,
    Body,
    Place,
    Structure,
    Vehicle,
    Furniture,
    Instrument,
    Sound,
    Music,
    Sky,
    Weather,
    Time,
    Light,
    Thing,
    Substance,
    Material,
    Colour,
    Event,
    Feeling,
    Number,
    Abstract,
}

internal static class NounKindRules
{
    extension(NounKind kind)
    {
        /// <summary>Somebody: it can act and speak.</summary>
        public bool IsAnimate() => kind is NounKind.Person or NounKind.Animal;

        /// <summary>It can stand before a camera.</summary>
        public bool IsConcrete() => kind is NounKind.Person or NounKind.Animal or NounKind.Plant or NounKind.Food or NounKind.Garment
            or NounKind.Body or NounKind.Structure or NounKind.Vehicle or NounKind.Furniture or NounKind.Instrument or NounKind.Thing
            or NounKind.Substance or NounKind.Material or NounKind.Unknown;

        /// <summary>Not a thing at all, though a later sense of the word may be one.</summary>
        public bool IsVague() => kind is NounKind.Event or NounKind.Feeling or NounKind.Number or NounKind.Abstract or NounKind.Time;
    }
}
