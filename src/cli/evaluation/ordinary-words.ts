// Four hundred English words that name no place and no organisation of ours: what the rules for forgeries must leave alone.

export const ORDINARY_WORDS: readonly string[] = `
  acorn almond anchor ankle antler anvil apron arrow artist attic aunt autumn avocado badger bagel bakery balcony
  ballet balloon bamboo banana banjo barley barrel basket beacon beard beaver bedroom beetle bellows bench berry
  bicycle biscuit blanket blossom bluebell boulder bouquet bracelet branch bread breakfast breeze brick bridge broom
  brother bucket buckle buffalo builder bundle butcher butter butterfly button cabbage cabin cactus camel camera
  candle canvas caramel caravan carpet carrot cashew castle caterpillar cedar cellar cello ceramic chalk cherry
  chicken chimney chisel chocolate cinnamon circus clarinet clay clock clover coconut coffee collar compass cookie
  copper coral cottage cotton cousin cradle crayon cricket crocus crystal cucumber cupboard curtain cushion cutlery
  daffodil dahlia daisy dancer daughter dawn dentist desert dinner dolphin donkey doorway dragon drawer dress drum
  duck eagle earring easel elbow elephant embroidery engine evening falcon family farmer feather fennel fern festival
  fiddle fireplace fisher flamingo flannel florist flower flute forest fountain foxglove friend frost fudge galaxy
  garden garlic gazelle geranium giant ginger giraffe glacier glove goldfish goose granary grape grass gravel guitar
  hammer hammock hamster handle harbour harp harvest hazel hedge hedgehog heron hillside honey horizon hornet horse
  hotel hummingbird iceberg icicle iris island ivory jacket jaguar jam jasmine jelly jewel jigsaw juggler juniper
  kangaroo kayak kennel kettle kingfisher kitchen kitten knitting koala lace ladder ladybird lagoon lamb lantern
  larder laundry lavender leaf leather lemon lemonade leopard lettuce library lighthouse lilac lily linen lizard
  lobster locket lunch lupin magnet mango maple marble marigold market mattress meadow melon meringue midnight milk
  mirror mitten monkey moonlight morning mosaic moss mountain mouse muffin mulberry museum mushroom music mustard
  napkin needle nephew nettle nightingale noodle nutmeg oak oasis oatmeal ocean octopus olive onion opera orchard
  orchid organ ostrich otter oven owl paddle painter palace pancake panda pansy paper parade parrot parsley parsnip
  pastry pavement peach peacock peanut pear pebble pelican pencil penguin peony pepper petal pheasant piano picnic
  pigeon pillow pilot pine pistachio planet plum pocket poem pony poppy porridge potato pottery primrose prism puddle
  puffin pumpkin puppet puppy quail quilt rabbit raccoon radish rainbow raspberry ravioli recipe reindeer ribbon river
  robin rocket rooster rosemary rowing saddle saffron salad salmon sandal sandwich sapphire saucepan sausage scarf
  scissors sculptor seagull seashell shadow shepherd singer sister skater skylark sleigh slipper snail snow soap
  sparrow spider spinach spoon squirrel stable stitch stone storm strawberry sugar sunflower sunset teapot thistle
  thunder tiger toast tomato tortoise trumpet tulip turnip turtle
`
  .trim()
  .split(/\s+/);
