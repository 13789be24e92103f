import { type People, people } from './people.ts'

/** Names in Latin letters, with whatever marks they carry; where nothing is said, the Latin form follows by folding. */
export const western: readonly People[] = [
  people('en', '+1', 'America/New_York', 20, {
    given:
      'James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph Jessica Thomas Sarah Charles Karen Christopher Lisa Daniel Nancy Matthew Betty Anthony Margaret Mark Sandra Donald Ashley Steven Emily Paul Donna Andrew Michelle Joshua Carol Kenneth Amanda Kevin Melissa Brian Deborah Zachary Xavier Quinn Yolanda',
    family:
      "Smith Johnson Williams Brown Jones Garcia Miller Davis Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Nelson Baker Hall Campbell Mitchell Carter Roberts O'Brien O'Connor MacDonald Quigley Vaughan Zimmerman Underwood Jefferson-Hale Smith-Jones Whitaker Yates Ingram",
  }),
  people('de', '+49', 'Europe/Berlin', 9, {
    given:
      'Anna Lukas Marie Jonas Sophie Felix Lena Maximilian Hannah Paul Jürgen Käthe Günther Björn Jörg Ursula Wolfgang Heike Andreas Petra Stefan Sabine Matthias Claudia Thorsten Birgit Uwe Renate Klaus Monika',
    family:
      'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Groß Weiß Jung Vogel Strauß Böhm Köhler Jäger Größl Zöllner',
  }),
  people('fr', '+33', 'Europe/Paris', 7, {
    given:
      'Camille Léa Manon Chloé Inès Zoé Louis Gabriel Raphaël Jules Hugo Adrien Étienne François Benoît Geneviève Hélène Aurélie Thérèse Noël Jean Pierre Luc Émilie Margaux Anaïs Loïc Yannick Solène Agnès',
    family:
      'Martin Bernard Dubois Thomas Robert Petit Durand Leroy Moreau Simon Laurent Lefèvre Michel Roux Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Faure Mercier Blanc Guérin Boyer Garnier Chevalier Legrand Gauthier Bélanger Perrin Œuvrard',
  }),
  people('es', '+34', 'Europe/Madrid', 9, {
    given:
      'Lucía Sofía María Martina Paula Hugo Mateo Martín Leo Daniel José Ángel Íñigo Begoña Núria Joaquín Concepción Álvaro Óscar Raúl Inés Mónica Ximena Valentina Santiago Diego Carmen Pilar Rocío Andrés',
    family:
      'García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Velázquez Jiménez Ruiz Hernández Díaz Moreno Muñoz Álvarez Romero Alonso Gutiérrez Navarro Torres Domínguez Vázquez Ramos Gil Ramírez Serrano Blanco Molina Núñez Ibáñez Peña Quiñones Zapata',
  }),
  people('pt', '+55', 'America/Sao_Paulo', 6, {
    given:
      'Maria Ana Beatriz Júlia Gabriela João Pedro Lucas Matheus Gustavo Antônio Luís Tiago Conceição Fátima Inês Mafalda Gonçalo Nuno Rui Vitória Thaís Caio Otávio Letícia',
    family:
      'Silva Santos Oliveira Souza Rodrigues Ferreira Alves Pereira Lima Gomes Costa Ribeiro Martins Carvalho Almeida Lopes Soares Fernandes Vieira Barbosa Rocha Dias Nascimento Andrade Moreira Nunes Araújo Conceição Guimarães Magalhães',
  }),
  people('it', '+39', 'Europe/Rome', 4, {
    given:
      'Giulia Sofia Aurora Alice Ginevra Leonardo Francesco Alessandro Lorenzo Mattia Niccolò Andrea Giuseppe Antonio Carla Chiara Paola Stefano Davide Simone Letizia Umberto',
    family:
      "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti De\u00a0Luca Mancini Costa Giordano Rizzo Lombardi Moretti D'Angelo Fabbri Caruso Ferrara Galli Martini Leone Longo Gentile Martinelli",
  }),
  people('sv', '+46', 'Europe/Stockholm', 5, {
    given:
      'Alice Elsa Astrid Wilma Märta Åsa Göran Björn Örjan Lars Karin Erik Ingrid Sven Birgitta Ulf Gösta Anders Malin Håkan Linnéa Per Kerstin Åke Sigrid',
    family:
      'Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Pettersson Jonsson Lindqvist Lindström Lindgren Sjöberg Åberg Öberg Ström Bergström Björk Hägglund Ångström Söderberg Nyström',
  }),
  people('da', '+45', 'Europe/Copenhagen', 2, {
    given: 'Søren Jørgen Mette Kirsten Hanne Bjarne Åse Rasmus Freja Asger Signe Bødvar Møllie Ellen Niels',
    family:
      'Jensen Nielsen Hansen Pedersen Øre Sørensen Rasmussen Jørgensen Møller Kjær Østergaard Bæk Ågård Skov Friis',
  }),
  people('pl', '+48', 'Europe/Warsaw', 5, {
    given:
      'Zofia Zuzanna Hanna Łucja Małgorzata Agnieszka Katarzyna Jan Jakub Stanisław Paweł Łukasz Michał Wojciech Krzysztof Grażyna Bożena Żaneta Świętosława Mieczysław',
    family:
      'Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski Jankowski Mazur Kwiatkowski Krawczyk Piotrowski Grabowski Łuczak Żak Ślusarczyk Błaszczyk Gołąb Świątek',
  }),
  people('cs', '+420', 'Europe/Prague', 2, {
    given: 'Jiří Jan Petr Tomáš Zdeněk Věra Božena Lucie Tereza Ondřej Řehoř Květa Šárka Matěj Eliška',
    family:
      'Novák Svoboda Dvořák Černý Procházka Kučera Veselý Horák Němec Pospíšil Říha Žižka Šťastný Havlíček Růžička',
  }),
  people('tr', '+90', 'Europe/Istanbul', 3, {
    given:
      'Zeynep Elif Ayşe Fatma Hatice Yusuf Mustafa Mehmet Ahmet Ömer Işıl İbrahim Çağla Gökhan Şule Uğur Ümit Özge',
    family:
      'Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Işık Güneş Ünal',
  }),
  people('vi', '+84', 'Asia/Ho_Chi_Minh', 3, {
    given:
      'Anh Bảo Châu Dũng Đức Giang Hà Hiếu Hoàng Hương Khánh Lan Linh Minh Ngọc Phương Quân Thảo Trang Tuấn Vân Xuân Yến',
    family: 'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý',
  }),
  people('is', '+354', 'Atlantic/Reykjavik', 1, {
    given: 'Guðrún Sigurður Þóra Jón Ólafur Björk Ásta Kristín Þorsteinn Hjördís Ægir Össur',
    family: 'Jónsdóttir Þórsson Guðmundsson Sigurðardóttir Ólafsson Björnsdóttir Ægisson Eyþórsson Ásgeirsson',
  }),
]
